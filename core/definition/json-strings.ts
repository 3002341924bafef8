/** All strings in a piece of JSON, names of properties included: wherever an expression may stand (WDL reference 2). */

import type { JsonNode, JsonString } from './json-node.ts';

type Path = readonly (string | number)[];

/** `path` is where the node stands; a name of a property is visited with the path of its value. */
export function visitStrings(node: JsonNode, path: Path, visit: (string: JsonString, path: Path) => void): void {
  if (node.kind === 'string') visit(node, path);
  else if (node.kind === 'array') {
    for (const [index, item] of node.items.entries()) visitStrings(item, [...path, index], visit);
  } else if (node.kind === 'object') {
    for (const { name, nameRange, value } of node.properties) {
      const inner = [...path, name];
      visit({ kind: 'string', value: name, ...nameRange }, inner);
      visitStrings(value, inner, visit);
    }
  }
}
