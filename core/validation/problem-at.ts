/** Makes a problem out of a path in the text: pointer and range are told from the tree. */

import type { JsonNode, JsonRange } from '#core/definition/json-node.ts';
import { findProperty, nearestNode, nodeAt, toPointer } from '#core/definition/json-pointer.ts';
import type { Problem } from './problem.ts';

type ProblemInput = Omit<Problem, 'pointer'> & {
  /** From the root of the text. */
  path: readonly (string | number)[];
};

export function problemAt(root: JsonNode | null, { path, range, ...problem }: ProblemInput): Problem {
  const place = range ?? rangeOf(root, path);
  return { ...problem, pointer: toPointer(path), ...(place && { range: place }) };
}

/** A short value itself; of an object or array the name it stands under, else as far as the path leads. */
function rangeOf(root: JsonNode | null, path: readonly (string | number)[]): JsonRange | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const node = nodeAt(root, path.slice(0, length));
    if (!node) continue;
    if (node.kind !== 'object' && node.kind !== 'array') return { start: node.start, end: node.end };
    const parent = nodeAt(root, path.slice(0, length - 1));
    const property = parent?.kind === 'object' ? findProperty(parent, String(path[length - 1])) : undefined;
    return property ? { ...property.nameRange } : { start: node.start, end: node.start + 1 };
  }
  const node = nearestNode(root, []);
  return node && { start: node.start, end: Math.min(node.end, node.start + 1) };
}
