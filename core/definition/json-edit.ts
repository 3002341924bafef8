/** Single changes of a JSON object in its text, each as a text edit that touches nothing else. */

import type { Value } from '#core/json/value.ts';
import type { JsonArray, JsonNode, JsonObject, JsonProperty } from './json-node.ts';
import { indented, type JsonStyle, lineIndent, printInline, printValue, startsLine, styleOf } from './json-style.ts';
import type { TextEdit } from './text-edit.ts';

/** A value to write, or the dedented text of one that keeps its own formatting. */
export type NewValue = { value: Value } | { source: string };

type InsertedProperty = {
  name: string;
  content: NewValue /** Goes behind this one; else to the end. */;
  after?: string;
};

/** Prints the new child; `indent` is undefined for a child that stays on the line of its neighbours. */
type Print = (style: JsonStyle, indent?: string) => string;

export function insertProperty(text: string, object: JsonObject, inserted: InsertedProperty): TextEdit {
  const list = object.properties;
  const last = list.findLast((property) => property.name === inserted.after) ?? list.at(-1);
  const print: Print = (style, indent) => {
    const colon = last ? text.slice(last.nameRange.end, last.value.start) : style.unit === '' ? ':' : ': ';
    const separator = colon.includes('\n') ? ': ' : colon;
    return JSON.stringify(inserted.name) + separator + printContent(inserted.content, style, indent);
  };
  return insertChild({ text, parent: object, last, print });
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
  const children = parent.kind === 'object' ? parent.properties : parent.items;
  const [previous, child, next] = [children[index - 1], children[index], children[index + 1]];
  if (child && next) return { start: child.start, end: next.start, text: '' };
  if (child && previous) return { start: previous.end, end: child.end, text: '' };
  return { start: parent.start + 1, end: parent.end - 1, text: '' };
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
