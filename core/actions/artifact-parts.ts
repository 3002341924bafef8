/** What the actions share that work with a map or a schema among the artifacts (WDL reference 8). */

import { z } from 'zod';
import { isObject } from '#core/json/objects.ts';
import type { Value } from '#core/json/value.ts';
import type { FormField } from './form-field.ts';

type ArtifactKind = 'map' | 'schema';

/** Inputs with these fields and the name of an artifact, in either way of the reference. */
export function artifactInputs(kind: ArtifactKind, fields: { [name: string]: z.ZodType }): z.ZodType {
  const message = `The name of the ${kind} ("${kind}.name") is missing.`;
  return z.looseObject(fields).refine((inputs) => namesArtifact(inputs as { [name: string]: Value }, kind), message);
}

function namesArtifact(inputs: { [name: string]: Value }, kind: ArtifactKind): boolean {
  const account = inputs.integrationAccount;
  return hasName(inputs[kind]) || (isObject(account) && hasName(account[kind]));
}

function hasName(holder: Value | undefined): boolean {
  return isObject(holder) && typeof holder.name === 'string' && holder.name !== '';
}

/** The field for that name; `placeholder` is such a name. */
export function artifactField(kind: ArtifactKind, placeholder: string): FormField {
  return {
    path: ['inputs', kind, 'name'],
    label: kind === 'map' ? 'Map' : 'Schema',
    control: 'text',
    required: true,
    placeholder,
    help: `The name of a ${kind} among the artifacts.`,
  };
}
