/** JSON pointers (RFC 6901) and what they point at in a tree of a text. */

import type { JsonNode, JsonObject, JsonProperty } from './json-node.ts';

/** `['a/b', 'c']` → `/a~1b/c`. */
export function toPointer(path: readonly (string | number)[]): string {
  return path.reduce<string>((pointer, step) => childPointer(pointer, String(step)), '');
}

/** One step further: `('/a', 'b/c')` → `/a/b~1c`. */
export function childPointer(pointer: string, name: string): string {
  const isPlain = !name.includes('~') && !name.includes('/');
  return `${pointer}/${isPlain ? name : name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** `/a~1b/c` → `['a/b', 'c']`. */
export function fromPointer(pointer: string): string[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The property of that exact name; of a name given twice the last one counts, as for every reader of JSON. */
export function findProperty(object: JsonObject, name: string): JsonProperty | undefined {
  return object.properties.findLast((property) => property.name === name);
}

/** The node at the path; undefined when there is none. */
export function nodeAt(root: JsonNode | null, path: readonly (string | number)[]): JsonNode | undefined {
  let node: JsonNode | undefined = root ?? undefined;
  for (const step of path) {
    if (node?.kind === 'object') node = findProperty(node, String(step))?.value;
    else if (node?.kind === 'array') node = node.items[Number(step)];
    else return undefined;
  }
  return node;
}

/** The same, as far as the path leads: for saying where something is missing. */
export function nearestNode(root: JsonNode | null, path: readonly (string | number)[]): JsonNode | undefined {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = nodeAt(root, path.slice(0, length));
    if (node) return node;
  }
  return undefined;
}
