/** All strings of a definition that may hold expressions, each with who evaluates it (WDL reference 2). */

import { type NamedReference, referencesIn } from '#core/definition/expression-references.ts';
import type { JsonNode, JsonRange, JsonString } from '#core/definition/json-node.ts';
import { nodeAt } from '#core/definition/json-pointer.ts';
import { visitStrings } from '#core/definition/json-strings.ts';
import { rangeInText } from '#core/definition/json-value.ts';
import type { LocatedAction } from '#core/definition/walk.ts';
import type { RuleContext } from './rule.ts';

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

const ACTION_FIELDS = ['inputs', 'expression', 'foreach', 'limit', 'runtimeConfiguration', 'trackedProperties'];
const TRIGGER_FIELDS = ['inputs', 'conditions', 'splitOn', 'correlation', 'runtimeConfiguration'];

/** Calls `visit` for every string with an `@` in it. */
export function visitTemplates(context: RuleContext, visit: (template: TemplateString) => void): void {
  for (const located of context.actions) {
    const owner = { kind: 'action', located } as const;
    for (const field of ACTION_FIELDS)
      visitField(context.node, { path: [...located.path, field], field, owner }, visit);
  }
  for (const name of Object.keys(context.definition.triggers ?? {})) {
    const owner = { kind: 'trigger', name } as const;
    for (const field of TRIGGER_FIELDS)
      visitField(context.node, { path: ['triggers', name, field], field, owner }, visit);
  }
  for (const name of Object.keys(context.definition.outputs ?? {})) {
    const owner = { kind: 'output', name } as const;
    visitField(context.node, { path: ['outputs', name, 'value'], field: 'value', owner }, visit);
  }
}

/** A name in an expression, with what a finding about it needs. */
export type ReferenceUse = {
  reference: NamedReference;
  template: TemplateString;
  place: { path: TemplateString['path']; range: JsonRange; action: string };
};

/** Calls `visit` for every name in every expression that can be read. */
export function visitReferences(context: RuleContext, visit: (use: ReferenceUse) => void): void {
  visitTemplates(context, (template) => {
    const { string, path } = template;
    const action = ownerName(template);
    for (const reference of referencesIn(string.value)) {
      const range = rangeInText(context.text, string, reference.range);
      visit({ reference, template, place: { path, range, action } });
    }
  });
}

/** The action, trigger or output that a template belongs to. */
export function ownerName({ owner }: Pick<TemplateString, 'owner'>): string {
  return owner.kind === 'action' ? owner.located.name : owner.name;
}

type Field = Omit<TemplateString, 'string'>;

function visitField(root: JsonNode, { path, field, owner }: Field, visit: (template: TemplateString) => void): void {
  const node = nodeAt(root, path);
  if (!node || isSchema(owner, field)) return;
  visitStrings(node, path, (string, at) => {
    if (string.value.includes('@')) visit({ string, path: at, field, owner });
  });
}

// A Request trigger's inputs are its schema, method and path: nothing in them is evaluated.
function isSchema(owner: Field['owner'], field: string): boolean {
  return owner.kind === 'trigger' && field === 'inputs';
}
