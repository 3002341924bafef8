/** The maps and schemas that the steps of a definition name (WDL reference 8). */

import { getProperty } from '#core/json/get-property.ts';
import { isObject } from '#core/json/objects.ts';
import type { Value } from '#core/json/value.ts';
import type { WorkflowDefinition } from './types.ts';
import { walkActions } from './walk.ts';

export type NeededArtifact = { kind: 'Map' | 'Schema'; name: string };

const LOOKUP = 'integrationaccountartifactlookup';

const KINDS = new Map<string, NeededArtifact['kind']>([
  ['liquid', 'Map'],
  ['xslt', 'Map'],
  ['xmlvalidation', 'Schema'],
  ['xmlparse', 'Schema'],
  ['xmlcompose', 'Schema'],
  ['flatfiledecoding', 'Schema'],
  ['flatfileencoding', 'Schema'],
]);

/** True for a type of action that cannot go on without a map or schema. */
export function readsArtifact(type: string): boolean {
  return KINDS.has(type.toLowerCase()) || type.toLowerCase() === LOOKUP;
}

/** Each once, in the order of the steps; names that are known only when the flow runs are left out. */
export function neededArtifacts(definition: WorkflowDefinition): NeededArtifact[] {
  const found = new Map<string, NeededArtifact>();
  const add = (needed: NeededArtifact): void => {
    const key = `${needed.kind}/${needed.name.toLowerCase()}`;
    if (!found.has(key)) found.set(key, needed);
  };
  for (const { action } of walkActions(definition)) {
    const type = action.type.toLowerCase();
    const needed = type === LOOKUP ? lookedUp(action.inputs) : named(KINDS.get(type), action.inputs);
    if (needed && !/^@(?!@)|@\{/.test(needed.name)) add(needed);
  }
  return [...found.values()];
}

function named(kind: NeededArtifact['kind'] | undefined, inputs: Value | undefined): NeededArtifact | undefined {
  if (kind === undefined) return undefined;
  const field = kind.toLowerCase();
  const name = text(
    property(property(inputs, field) ?? property(property(inputs, 'integrationAccount'), field), 'name'),
  );
  return name === undefined ? undefined : { kind, name };
}

function lookedUp(inputs: Value | undefined): NeededArtifact | undefined {
  const type = text(property(inputs, 'artifactType'))?.toLowerCase();
  const name = text(property(inputs, 'artifactName'));
  if (name === undefined || (type !== 'map' && type !== 'schema')) return undefined;
  return { kind: type === 'map' ? 'Map' : 'Schema', name };
}

function property(value: Value | undefined, name: string): Value | undefined {
  return isObject(value) ? getProperty(value, name) : undefined;
}

function text(value: Value | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
