/** How a JSON text is laid out, so that what is added looks like what is there. */

import { printJson } from '#core/json/print-json.ts';
import type { Value } from '#core/json/value.ts';
import type { JsonNode } from './json-node.ts';

export type JsonStyle = {
  /** Indentation of one level; empty when the whole text is one line. */
  unit: string;
  newline: string;
};

const DEFAULT_UNIT = '  ';

/** The document's own style, told from its first property that starts a line. */
export function styleOf(text: string): JsonStyle {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const unit = /[{[][ \t]*\r?\n([ \t]*)["{[\d]/.exec(text);
  if (!unit) return { unit: text.trim().length > 2 && !text.includes('\n') ? '' : DEFAULT_UNIT, newline };
  const outer = lineIndent(text, unit.index);
  const inner = unit[1] ?? '';
  return {
    unit: inner.startsWith(outer) && inner.length > outer.length ? inner.slice(outer.length) : DEFAULT_UNIT,
    newline,
  };
}

/** The blanks at the beginning of the line in which the offset is. */
export function lineIndent(text: string, offset: number): string {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(lineStart, offset))?.[0] ?? '';
}

/** True when nothing but blanks stands before the offset in its line. */
export function startsLine(text: string, offset: number): boolean {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  return lineStart > 0 && text.slice(lineStart, offset).trim() === '';
}

/** The value as text whose lines after the first begin with `indent`; one line when the whole text is one. */
export function printValue(value: Value, style: JsonStyle, indent: string): string {
  if (style.unit === '') return printJson(value);
  return printJson(value, 1).replaceAll(
    /\n( *)/g,
    (_, blanks: string) => style.newline + indent + style.unit.repeat(blanks.length),
  );
}

/** The value on one line, with blanks behind commas and colons unless the whole text does without. */
export function printInline(value: Value, style: JsonStyle): string {
  if (style.unit === '') return printJson(value);
  return printJson(value, 1)
    .replaceAll(/([{[])\n */g, '$1')
    .replaceAll(/\n *([}\]])/g, '$1')
    .replaceAll(/,\n */g, ', ');
}

/** The text of a node, taken out of its own indentation: every further line begins relative to the first. */
export function dedented(text: string, node: JsonNode): string {
  const indent = lineIndent(text, node.start);
  return text.slice(node.start, node.end).replaceAll(`\n${indent}`, '\n');
}

/** The opposite of `dedented`. */
export function indented(source: string, indent: string): string {
  return source.replaceAll('\n', `\n${indent}`);
}

/** The source with the line breaks and the indentation of another style. Texts in JSON hold no line breaks of their own. */
export function restyled(source: string, from: JsonStyle, to: JsonStyle): string {
  const levels = (blanks: string): string => {
    if (from.unit === '') return blanks;
    const depth = Math.floor(blanks.length / from.unit.length);
    return to.unit.repeat(depth) + blanks.slice(depth * from.unit.length);
  };
  return source.replaceAll(/\r?\n([ \t]*)/g, (_, blanks: string) => to.newline + levels(blanks));
}
