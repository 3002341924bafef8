/**
 * JSON text → a tree that knows where everything stands. It reads broken text as well, as far as it makes sense, so that
 * the designer can show a flow while its code is being typed.
 */

import { MAX_JSON_DEPTH } from '#core/json/limits.ts';
import type { JsonArray, JsonDocument, JsonNode, JsonObject, JsonProperty } from './json-node.ts';
import { foundText, type JsonReader, noteProblem, peek, readScalar, readString } from './json-reader.ts';

/** Never throws: what is wrong is in `problems`, in the order of the text. */
export function parseDocument(text: string): JsonDocument {
  const reader: JsonReader = { text, position: 0, problems: [] };
  if (peek(reader) === '') {
    noteProblem(reader, 'The text is empty.');
    return { text, root: null, problems: reader.problems };
  }
  const root = readValue(reader, 0) ?? null;
  if (peek(reader) !== '') noteProblem(reader, `Expected the end of the text but found ${foundText(reader)}.`);
  return { text, root, problems: reader.problems };
}

function readValue(reader: JsonReader, depth: number): JsonNode | undefined {
  const next = peek(reader);
  if ((next === '{' || next === '[') && depth >= MAX_JSON_DEPTH) {
    noteProblem(reader, `The text is nested deeper than ${MAX_JSON_DEPTH} levels.`);
    reader.position = reader.text.length;
    return undefined;
  }
  if (next === '{') return readObject(reader, depth);
  if (next === '[') return readArray(reader, depth);
  return next === '"' ? readString(reader) : readScalar(reader);
}

function readObject(reader: JsonReader, depth: number): JsonObject {
  const node: JsonObject = { kind: 'object', start: reader.position, end: 0, properties: [] };
  reader.position += 1;
  let next = peek(reader);
  while (next !== '}' && next !== ']' && next !== '') {
    const property = next === '"' ? readProperty(reader, depth) : skipToName(reader);
    if (property) node.properties.push(property);
    next = readSeparator(reader, '}');
  }
  return close(reader, node, '}');
}

function readProperty(reader: JsonReader, depth: number): JsonProperty | undefined {
  const { start, end, value: name } = readString(reader);
  if (peek(reader) !== ':') {
    noteProblem(reader, `Expected ':' after the name "${name}" but found ${foundText(reader)}.`);
    return undefined;
  }
  reader.position += 1;
  const value = readValue(reader, depth + 1);
  return value && { name, nameRange: { start, end }, value, start, end: value.end };
}

function skipToName(reader: JsonReader): undefined {
  noteProblem(reader, `Expected a name in double quotes but found ${foundText(reader)}.`);
  while (reader.position < reader.text.length && !'",}]'.includes(reader.text[reader.position] ?? ''))
    reader.position += 1;
}

function readArray(reader: JsonReader, depth: number): JsonArray {
  const node: JsonArray = { kind: 'array', start: reader.position, end: 0, items: [] };
  reader.position += 1;
  let next = peek(reader);
  while (next !== ']' && next !== '}' && next !== '') {
    const item = readValue(reader, depth + 1);
    if (item) node.items.push(item);
    next = readSeparator(reader, ']');
  }
  return close(reader, node, ']');
}

/** Steps over the comma; gives what follows. */
function readSeparator(reader: JsonReader, closing: '}' | ']'): string {
  const next = peek(reader);
  if (next === '}' || next === ']' || next === '') return next;
  if (next !== ',') {
    noteProblem(reader, `Expected ',' or '${closing}' but found ${foundText(reader)}.`);
    if (next === ':') reader.position += 1;
    return peek(reader);
  }
  const comma = reader.position;
  reader.position += 1;
  const after = peek(reader);
  if (after === closing) noteProblem(reader, `Remove this comma: nothing follows it before '${closing}'.`, comma);
  return after;
}

function close<Node extends JsonObject | JsonArray>(reader: JsonReader, node: Node, closing: '}' | ']'): Node {
  if (peek(reader) === closing) reader.position += 1;
  else noteProblem(reader, `Expected '${closing}' but found ${foundText(reader)}.`);
  node.end = reader.position;
  return node;
}
