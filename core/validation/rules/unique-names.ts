import { renameProperty } from '#core/definition/json-edit.ts';
import type { JsonNode, JsonProperty } from '#core/definition/json-node.ts';
import { findProperty, nodeAt } from '#core/definition/json-pointer.ts';
import type { ActionDefinitions } from '#core/definition/types.ts';
import { freeName, takenNames } from '#core/definition/unique-name.ts';
import { LIMITS } from '#core/limits.ts';
import { checkLimit } from '#core/validation/over-limit.ts';
import type { ProblemFix } from '#core/validation/problem.ts';
import type { Rule, RuleContext } from '#core/validation/rule.ts';

/** Names of actions and triggers are unique over the whole definition, in any letter case (WDL reference 2). */
export const uniqueNames: Rule = (context) => {
  const { actions, definition, report } = context;
  const first = new Map<string, string>();
  const taken = takenNames(definition);
  const check = (name: string, path: string[], siblings: ActionDefinitions = {}): void => {
    const other = first.get(name.toLowerCase());
    first.set(name.toLowerCase(), other ?? name);
    if (other !== undefined) {
      const message = `The name "${name}" is given twice${other === name ? '' : ` (also as "${other}")`}; names differ in more than letter case.`;
      const fix = renaming(context, { path, siblings, name, free: freeName(taken, name) });
      report({ code: 'DuplicateName', message, path, action: name, ...fix });
    }
    if (name.trim() === '') report({ code: 'InvalidName', message: 'A step needs a name.', path, action: name });
    checkLimit(context, { limit: LIMITS.name, size: name.length, path, action: name });
  };
  for (const name of Object.keys(definition.triggers ?? {})) check(name, ['triggers', name]);
  for (const { name, path, siblings } of actions) check(name, path, siblings);
  checkContainers(context);
};

type Renaming = { path: string[]; siblings: ActionDefinitions; name: string; free: string };

/** Expressions mean the step that had the name first; those that run after this one stand beside it. */
function renaming({ node }: RuleContext, { path, siblings, name, free }: Renaming): { fix?: ProblemFix } {
  const folded = name.toLowerCase();
  const isAlone = Object.keys(siblings).filter((sibling) => sibling.toLowerCase() === folded).length === 1;
  const keys = [propertyAt(node, path)];
  for (const [sibling, { runAfter = {} }] of isAlone ? Object.entries(siblings) : []) {
    const after = Object.keys(runAfter).find((predecessor) => predecessor.toLowerCase() === folded);
    if (after !== undefined) keys.push(propertyAt(node, [...path.slice(0, -1), sibling, 'runAfter', after]));
  }
  const edit = keys.flatMap((property) => (property ? [renameProperty(property, free)] : []));
  return edit.length === 0 ? {} : { fix: { title: `Rename it to "${free}"`, edit } };
}

function propertyAt(node: JsonNode, path: readonly string[]): JsonProperty | undefined {
  const parent = nodeAt(node, path.slice(0, -1));
  return parent?.kind === 'object' ? findProperty(parent, path.at(-1) ?? '') : undefined;
}

/** The same key twice in one object: a reader of JSON sees the last one only. */
function checkContainers({ node, actions, report }: RuleContext): void {
  const containers = new Map([
    ['triggers', ['triggers']],
    ['actions', ['actions']],
    ...actions.map(({ path }): [string, string[]] => [JSON.stringify(path.slice(0, -1)), path.slice(0, -1)]),
  ]);
  containers.delete(JSON.stringify(['actions']));
  for (const path of containers.values()) {
    for (const { name, start, end } of repeatedKeys(nodeAt(node, path))) {
      const message = `"${name}" is written twice in the same place; only the last one counts.`;
      report({ code: 'DuplicateName', message, path: [...path, name], range: { start, end }, action: name });
    }
  }
}

function repeatedKeys(node: JsonNode | undefined): { name: string; start: number; end: number }[] {
  if (node?.kind !== 'object') return [];
  const last = new Map(node.properties.map((property) => [property.name, property]));
  return node.properties
    .filter((property) => last.get(property.name) !== property)
    .map(({ name, nameRange }) => ({ name, ...nameRange }));
}
