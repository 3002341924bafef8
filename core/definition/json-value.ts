/** Tree of a text → value of the language, and back from places in a text value to places in the JSON text. */

import { parseExactJson } from '#core/json/parse-exact-json.ts';
import type { Value } from '#core/json/value.ts';
import { objectOf } from '#core/json/written-order.ts';
import type { JsonNode, JsonRange, JsonString } from './json-node.ts';

/** The value of the node; of a name given twice the last one counts and moves to the end. */
export function nodeValue(node: JsonNode): Value {
  switch (node.kind) {
    case 'object':
      return objectOf(node.properties.map(({ name, value }) => [name, nodeValue(value)]));
    case 'array':
      return node.items.map(nodeValue);
    case 'number':
      return parseExactJson(node.text);
    default:
      return node.value;
  }
}

/** Where the characters `range` of the node's value stand in the JSON text (which may have escapes). */
export function rangeInText(text: string, node: JsonString, range: JsonRange): JsonRange {
  const start = offsetInText(text, node, range.start);
  return { start, end: Math.max(start, offsetInText(text, node, range.end)) };
}

function offsetInText(text: string, node: JsonString, index: number): number {
  let offset = node.start + 1;
  for (let count = 0; count < index && offset < node.end - 1; count += 1) {
    if (text[offset] !== '\\') offset += 1;
    else offset += text[offset + 1] === 'u' ? 6 : 2;
  }
  return Math.min(offset, node.end);
}
