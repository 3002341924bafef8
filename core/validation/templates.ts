/** All strings of a definition that may hold expressions, each with who evaluates it (WDL reference 2). */

import { type NamedReference, referencesIn } from '#core/definition/expression-references.ts';
import type { JsonNode, JsonRange, JsonString } from '#core/definition/json-node.ts';
import { findProperty, nodeAt } from '#core/definition/json-pointer.ts';
import { visitStrings } from '#core/definition/json-strings.ts';
import { rangeInText } from '#core/definition/json-value.ts';
import { RUN_KEYS } from '#core/definition/run-keys.ts';
import type { WorkflowDefinition } from '#core/definition/types.ts';
import type { LocatedAction } from '#core/definition/walk.ts';

/** A string with an `@` in it. */
export type TemplateString = {
  string: JsonString;
  /** From the root of the definition. */
  path: readonly (string | number)[];
  /** Which field of the owner it is in: inputs, expression, foreach, trackedProperties … */
  field: string;
  owner:
    | { kind: 'action'; located: LocatedAction }
    | { kind: 'trigger'; name: string }
    | { kind: 'output'; name: string };
};

/** A name in an expression, with what a finding about it needs. */
export type ReferenceUse = {
  reference: NamedReference;
  template: TemplateString;
  place: { path: TemplateString['path']; range: JsonRange; action: string };
};

const ACTION_FIELDS = ['inputs', 'expression', 'foreach', 'limit', 'runtimeConfiguration', 'trackedProperties'];
const TRIGGER_FIELDS = [
  ...['conditions', 'splitOn', 'splitOnConfiguration', 'correlation', 'runtimeConfiguration', 'trackedProperties'],
];
// The inputs of a Request trigger are its schema, method and path: nothing in them is evaluated.
const REQUEST_TYPES = ['request', 'manual'];

type Definition = { node: JsonNode; definition: WorkflowDefinition; actions: readonly LocatedAction[] };

export function templatesOf({ node, definition, actions }: Definition): TemplateString[] {
  const found: TemplateString[] = [];
  for (const located of actions) {
    addFields(found, { node, path: located.path, fields: ACTION_FIELDS, owner: { kind: 'action', located } });
  }
  for (const [name, { type }] of Object.entries(definition.triggers ?? {})) {
    const fields = REQUEST_TYPES.includes(type.toLowerCase()) ? TRIGGER_FIELDS : [...TRIGGER_FIELDS, 'inputs'];
    const owner = { kind: 'trigger', name } as const;
    addFields(found, { node, path: ['triggers', name], fields, owner });
    addFields(found, { node, path: ['triggers', name, 'metadata'], fields: RUN_KEYS, owner });
  }
  for (const name of Object.keys(definition.outputs ?? {})) {
    addFields(found, { node, path: ['outputs', name], fields: ['value'], owner: { kind: 'output', name } });
  }
  return found;
}

type Fields = { node: JsonNode; path: string[]; fields: readonly string[]; owner: TemplateString['owner'] };

function addFields(found: TemplateString[], { node, path, fields, owner }: Fields): void {
  const object = nodeAt(node, path);
  if (object?.kind !== 'object') return;
  for (const field of fields) {
    const value = findProperty(object, field)?.value;
    if (!value) continue;
    visitStrings(value, [...path, field], (string, at) => {
      if (string.value.includes('@')) found.push({ string, path: at, field, owner });
    });
  }
}

/** Every name in every expression that can be read. */
export function referenceUses(text: string, templates: readonly TemplateString[]): ReferenceUse[] {
  return templates.flatMap((template) => {
    const { string, path } = template;
    const action = ownerName(template);
    return referencesIn(string.value).map((reference) => {
      const range = rangeInText(text, string, reference.range);
      return { reference, template, place: { path, range, action } };
    });
  });
}

/** The action, trigger or output that a template belongs to. */
export function ownerName({ owner }: Pick<TemplateString, 'owner'>): string {
  return owner.kind === 'action' ? owner.located.name : owner.name;
}
