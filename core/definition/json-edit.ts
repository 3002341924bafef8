/** Single changes of a JSON object in its text, each as a text edit that touches nothing else. */

import type { Value } from '#core/json/value.ts';
import type { JsonArray, JsonNode, JsonObject, JsonProperty } from './json-node.ts';
import { indented, type JsonStyle, lineIndent, printInline, printValue, startsLine, styleOf } from './json-style.ts';
import type { TextEdit } from './text-edit.ts';

/** A value to write, or the dedented text of one that keeps its own formatting. */
export type NewValue = { value: Value } | { source: string };

type NewProperty = { name: string; content: NewValue };

type InsertedProperties = {
  properties: readonly NewProperty[];
  /** They go behind this one; else to the end. */
  after?: string | undefined;
};

/** Prints the new child; `indent` is undefined for a child that stays on the line of its neighbours. */
type Print = (style: JsonStyle, indent?: string) => string;

export function insertProperties(
  text: string,
  object: JsonObject,
  { properties, after }: InsertedProperties,
): TextEdit {
  const list = object.properties;
  const last = list.findLast((property) => property.name === after) ?? list.at(-1);
  const print: Print = (style, indent) => printProperties(text, { properties, like: last, style, indent });
  return insertChild({ text, parent: object, last, print });
}

type Printing = {
  properties: readonly NewProperty[];
  /** A neighbour, whose colon they copy. */
  like: JsonProperty | undefined;
  style: JsonStyle;
  indent: string | undefined;
};

function printProperties(text: string, { properties, like, style, indent }: Printing): string {
  const colon = like ? text.slice(like.nameRange.end, like.value.start) : style.unit === '' ? ':' : ': ';
  const separator = colon.includes('\n') ? ': ' : colon;
  const between = indent === undefined ? `,${style.unit === '' ? '' : ' '}` : `,${style.newline}${indent}`;
  return properties
    .map(({ name, content }) => JSON.stringify(name) + separator + printContent(content, style, indent))
    .join(between);
}

/** Puts others in the place of a property; they stand as it stood, one behind the other. */
export function replaceProperty(text: string, property: JsonProperty, properties: readonly NewProperty[]): TextEdit {
  const style = styleOf(text);
  const indent = startsLine(text, property.start) ? lineIndent(text, property.start) : undefined;
  const printed = printProperties(text, { properties, like: property, style, indent });
  return { start: property.start, end: property.end, text: printed };
}

export function appendItem(text: string, array: JsonArray, content: NewValue): TextEdit {
  const print: Print = (style, indent) => printContent(content, style, indent);
  return insertChild({ text, parent: array, last: array.items.at(-1), print });
}

type Insertion = {
  text: string;
  parent: JsonObject | JsonArray;
  /** The child it goes behind; undefined when there is none. */
  last: JsonNode | JsonProperty | undefined;
  print: Print;
};

function insertChild({ text, parent, last, print }: Insertion): TextEdit {
  const style = styleOf(text);
  if (!last) {
    const outer = lineIndent(text, parent.start);
    const inner = outer + style.unit;
    const [before, after] = style.unit === '' ? ['', ''] : [style.newline + inner, style.newline + outer];
    return { start: parent.start + 1, end: parent.end - 1, text: before + print(style, inner) + after };
  }
  if (startsLine(text, last.start)) {
    const indent = lineIndent(text, last.start);
    return { start: last.end, end: last.end, text: `,${style.newline}${indent}${print(style, indent)}` };
  }
  return { start: last.end, end: last.end, text: `,${style.unit === '' ? '' : ' '}${print(style)}` };
}

function printContent(content: NewValue, style: JsonStyle, indent: string | undefined): string {
  if ('source' in content) return indented(content.source, indent ?? '');
  return indent === undefined ? printInline(content.value, style) : printValue(content.value, style, indent);
}

/** Removes a property, or an item of an array, with the comma that belongs to it. */
export function removeChild(parent: JsonObject | JsonArray, index: number): TextEdit {
  const [edit = { start: parent.start, end: parent.start, text: '' }] = removeChildren(parent, new Set([index]));
  return edit;
}

/** Removes several, each run of neighbours by one edit. */
export function removeChildren(parent: JsonObject | JsonArray, indexes: ReadonlySet<number>): TextEdit[] {
  const children = parent.kind === 'object' ? parent.properties : parent.items;
  if (children.every((_, index) => indexes.has(index)))
    return [{ start: parent.start + 1, end: parent.end - 1, text: '' }];
  const edits: TextEdit[] = [];
  for (let index = 0; index < children.length; index += 1) {
    if (!indexes.has(index)) continue;
    const [first, previous] = [children[index], children[index - 1]];
    while (indexes.has(index + 1)) index += 1;
    const [last, next] = [children[index], children[index + 1]];
    if (first && next) edits.push({ start: first.start, end: next.start, text: '' });
    else if (last && previous) edits.push({ start: previous.end, end: last.end, text: '' });
  }
  return edits;
}

export function renameProperty(property: JsonProperty, newName: string): TextEdit {
  return { ...property.nameRange, text: JSON.stringify(newName) };
}

/** A list or object that stood on one line stays on one. */
export function replaceNode(text: string, node: JsonNode, value: Value): TextEdit {
  const { start, end } = node;
  const style = styleOf(text);
  const isInline =
    ((node.kind === 'object' && node.properties.length > 0) || (node.kind === 'array' && node.items.length > 0)) &&
    !text.slice(start, end).includes('\n');
  return { start, end, text: isInline ? printInline(value, style) : printValue(value, style, lineIndent(text, start)) };
}
