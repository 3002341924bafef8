/** The words of a JSON text: reads one at a time, notes what is wrong and goes on, so that a half-typed text can be shown. */

import { JsonSyntaxError } from '#core/json/json-syntax-error.ts';
import type { JsonLiteral, JsonNumber, JsonProblem, JsonString } from './json-node.ts';

/** More would only be echoes of the first ones. */
const MAX_PROBLEMS = 20;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /[^\s,:{}[\]"]+/y;
const LITERALS = new Map<string, boolean | null>([
  ['true', true],
  ['false', false],
  ['null', null],
]);
const QUOTE = 34;
const BACKSLASH = 92;
const BLANK = 32;
const TAB = 9;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const BYTE_ORDER_MARK = 0xfeff;

export type JsonReader = { readonly text: string; position: number; readonly problems: JsonProblem[] };

/** Notes a problem; the message gets no place, since the problem has one. */
export function noteProblem(reader: JsonReader, message: string, offset = reader.position): void {
  if (reader.problems.length >= MAX_PROBLEMS) return;
  const { line, column } = new JsonSyntaxError(reader.text, offset, message);
  reader.problems.push({ message, offset, line, column });
}

/** The next character that is no blank; empty at the end. */
export function peek(reader: JsonReader): string {
  const { text } = reader;
  let at = reader.position;
  while (isBlank(text.charCodeAt(at))) at += 1;
  reader.position = at;
  return text[at] ?? '';
}

function isBlank(code: number): boolean {
  return code === BLANK || code === LINE_FEED || code === CARRIAGE_RETURN || code === TAB || code === BYTE_ORDER_MARK;
}

/** For messages: what stands at the position. */
export function foundText(reader: JsonReader): string {
  const code = reader.text.codePointAt(reader.position);
  return code === undefined ? 'the end of the text' : `'${String.fromCodePoint(code)}'`;
}

/** Stands on a quote. A text without its end counts up to the end of its line. */
export function readString(reader: JsonReader): JsonString {
  const { text } = reader;
  const start = reader.position;
  let at = start + 1;
  let hasEscapes = false;
  for (let code = text.charCodeAt(at); code !== QUOTE; code = text.charCodeAt(at)) {
    if (Number.isNaN(code) || code < BLANK) return brokenString(reader, start, at);
    if (code === BACKSLASH) hasEscapes = true;
    at += code === BACKSLASH ? 2 : 1;
  }
  reader.position = at + 1;
  const value = hasEscapes ? unescaped(reader, start) : text.slice(start + 1, at);
  return { kind: 'string', start, end: reader.position, value };
}

function brokenString(reader: JsonReader, start: number, end: number): JsonString {
  const stop = Math.min(end, reader.text.length);
  reader.position = stop;
  noteProblem(reader, 'This text has no closing quote on its line.', start);
  return { kind: 'string', start, end: stop, value: reader.text.slice(start + 1, stop) };
}

function unescaped(reader: JsonReader, start: number): string {
  const quoted = reader.text.slice(start, reader.position);
  try {
    return String(JSON.parse(quoted));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    noteProblem(reader, 'This text has an escape that JSON does not know; a backslash itself is written \\\\.', start);
    return quoted.slice(1, -1);
  }
}

/** A number, true, false or null; undefined, with a problem noted, when it is none of these. */
export function readScalar(reader: JsonReader): JsonNumber | JsonLiteral | undefined {
  const start = reader.position;
  WORD.lastIndex = start;
  const word = WORD.exec(reader.text)?.[0] ?? '';
  const end = start + word.length;
  const literal = LITERALS.get(word);
  NUMBER.lastIndex = start;
  const isNumber = NUMBER.test(reader.text) && NUMBER.lastIndex === end;
  if (literal === undefined && !(isNumber && Number.isFinite(Number(word)))) {
    const found = word === '' ? foundText(reader) : `'${word.slice(0, 40)}'`;
    noteProblem(reader, `Expected a value but found ${found}; text stands in double quotes.`);
    reader.position = end;
    return undefined;
  }
  reader.position = end;
  return literal === undefined
    ? { kind: 'number', start, end, text: word }
    : { kind: 'literal', start, end, value: literal };
}
