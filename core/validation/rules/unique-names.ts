import type { JsonNode } from '#core/definition/json-node.ts';
import { nodeAt } from '#core/definition/json-pointer.ts';
import { LIMITS } from '#core/limits.ts';
import { checkLimit } from '#core/validation/over-limit.ts';
import type { Rule, RuleContext } from '#core/validation/rule.ts';

/** Names of actions and triggers are unique over the whole definition, in any letter case (WDL reference 2). */
export const uniqueNames: Rule = (context) => {
  const { actions, definition, report } = context;
  const first = new Map<string, string>();
  const check = (name: string, path: string[]): void => {
    const other = first.get(name.toLowerCase());
    first.set(name.toLowerCase(), other ?? name);
    if (other !== undefined) {
      const message = `The name "${name}" is given twice${other === name ? '' : ` (also as "${other}")`}; names differ in more than letter case.`;
      report({ code: 'DuplicateName', message, path, action: name });
    }
    if (name.trim() === '') report({ code: 'InvalidName', message: 'A step needs a name.', path, action: name });
    checkLimit(context, { limit: LIMITS.name, size: name.length, path, action: name });
  };
  for (const name of Object.keys(definition.triggers ?? {})) check(name, ['triggers', name]);
  for (const { name, path } of actions) check(name, path);
  checkContainers(context);
};

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
