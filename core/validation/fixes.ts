/** Fixes that several rules offer. */

import { removeChild } from '#core/definition/json-edit.ts';
import type { JsonNode, JsonRange } from '#core/definition/json-node.ts';
import { nodeAt } from '#core/definition/json-pointer.ts';
import type { ProblemFix } from './problem.ts';

type WithFix = { fix?: ProblemFix };

/** Takes out the property at the path, counted from the node. */
export function removal(node: JsonNode, path: readonly (string | number)[], title: string): WithFix {
  const parent = nodeAt(node, path.slice(0, -1));
  if (parent?.kind !== 'object') return {};
  const index = parent.properties.findLastIndex(({ name }) => name === path.at(-1));
  return index < 0 ? {} : { fix: { title, edit: [removeChild(parent, index)] } };
}

/** Writes another value (JSON text) in place of the one at the path. */
export function replacement(node: JsonNode | null, path: readonly (string | number)[], text: string): WithFix {
  const old = nodeAt(node, path);
  return old ? { fix: { title: `Use ${text}`, edit: [{ start: old.start, end: old.end, text }] } } : {};
}

/** Another quoted name inside an expression; `range` is that of the quoted name in the text. */
export function otherName(range: JsonRange, name: string | undefined): WithFix {
  if (name === undefined) return {};
  const text = JSON.stringify(`'${name.replaceAll("'", "''")}'`).slice(1, -1);
  return { fix: { title: `Use "${name}"`, edit: [{ ...range, text }] } };
}
