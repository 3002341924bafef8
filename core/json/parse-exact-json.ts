/** The careful path of `parseJson`: RFC 8259, with the kinds of numbers kept apart and a message for every slip. */

import { JsonSyntaxError } from './json-syntax-error.ts';
import { MAX_JSON_DEPTH } from './limits.ts';
import { floatValue, integerValue } from './numbers.ts';
import type { Value, ValueObject } from './value.ts';
import { type Writing, writeProperty, writtenObject } from './written-order.ts';

const BLANKS = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
/** Characters a text may hold as they are; the rest is escaped. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids control characters in text
const PLAIN_TEXT = /[^"\\\u0000-\u001f]*/y;
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};
const WORDS = { true: true, false: false, null: null } as const;
/** Digits that a double holds exactly, whatever they are. */
const SAFE_DIGITS = 15;
/** As many as the reference's parser takes; turning digits into a number must not take long. */
const MAX_DIGITS = 380;

type Reader = { readonly text: string; position: number };

/** Throws `JsonSyntaxError`. */
export function parseExactJson(text: string): Value {
  const reader: Reader = { text, position: 0 };
  skipBlanks(reader);
  const value = readValue(reader, 0);
  skipBlanks(reader);
  if (reader.position < text.length) throw unexpected(reader, 'the end of the text');
  return value;
}

function skipBlanks(reader: Reader): void {
  BLANKS.lastIndex = reader.position;
  BLANKS.test(reader.text);
  reader.position = BLANKS.lastIndex;
}

function readValue(reader: Reader, depth: number): Value {
  switch (reader.text[reader.position]) {
    case '{':
      return readObject(reader, depth);
    case '[':
      return readArray(reader, depth);
    case '"':
      return readText(reader);
    case 't':
      return readWord(reader, 'true');
    case 'f':
      return readWord(reader, 'false');
    case 'n':
      return readWord(reader, 'null');
    default:
      return readNumber(reader);
  }
}

function readWord(reader: Reader, word: keyof typeof WORDS): Value {
  if (!reader.text.startsWith(word, reader.position)) throw unexpected(reader, 'a value');
  reader.position += word.length;
  return WORDS[word];
}

function readNumber(reader: Reader): Value {
  NUMBER.lastIndex = reader.position;
  const match = NUMBER.exec(reader.text);
  if (!match) throw unexpected(reader, 'a value');
  const [digits, fraction, exponent] = match;
  const start = reader.position;
  reader.position = NUMBER.lastIndex;
  if (/[\d.eE]/.test(reader.text[reader.position] ?? '')) throw unexpected(reader, 'a valid number');
  if (fraction === undefined && exponent === undefined) {
    return digits.length <= SAFE_DIGITS ? Number(digits) + 0 : longInteger(reader, start, digits);
  }
  const value = Number(digits);
  if (!Number.isFinite(value))
    throw new JsonSyntaxError(reader.text, start, `The number ${digits.slice(0, 40)} is too large`);
  return floatValue(value);
}

function longInteger(reader: Reader, start: number, digits: string): Value {
  if (digits.length <= MAX_DIGITS) return integerValue(BigInt(digits));
  throw new JsonSyntaxError(reader.text, start, `An integer of more than ${MAX_DIGITS} digits`);
}

function readText(reader: Reader): string {
  const { text } = reader;
  let value = '';
  reader.position += 1;
  for (;;) {
    PLAIN_TEXT.lastIndex = reader.position;
    PLAIN_TEXT.test(text);
    value += text.slice(reader.position, PLAIN_TEXT.lastIndex);
    reader.position = PLAIN_TEXT.lastIndex;
    const next = text[reader.position];
    if (next === '"') {
      reader.position += 1;
      return value;
    }
    if (next !== '\\') throw unexpected(reader, 'the closing quote of the text');
    value += readEscape(reader);
  }
}

function readEscape(reader: Reader): string {
  const { text, position } = reader;
  const letter = text[position + 1] ?? '';
  const plain = ESCAPES[letter];
  if (plain !== undefined) {
    reader.position += 2;
    return plain;
  }
  const code = text.slice(position + 2, position + 6);
  if (letter !== 'u' || !/^[\da-fA-F]{4}$/.test(code)) {
    throw new JsonSyntaxError(text, position, 'An escape that JSON does not know');
  }
  reader.position += 6;
  return String.fromCharCode(Number.parseInt(code, 16));
}

function readArray(reader: Reader, depth: number): Value[] {
  checkDepth(reader, depth);
  const items: Value[] = [];
  reader.position += 1;
  skipBlanks(reader);
  if (reader.text[reader.position] === ']') {
    reader.position += 1;
    return items;
  }
  for (;;) {
    skipBlanks(reader);
    items.push(readValue(reader, depth + 1));
    skipBlanks(reader);
    const next = reader.text[reader.position];
    if (next !== ',' && next !== ']') throw unexpected(reader, "',' or ']'");
    reader.position += 1;
    if (next === ']') return items;
  }
}

function readObject(reader: Reader, depth: number): ValueObject {
  checkDepth(reader, depth);
  const writing: Writing = { object: {} };
  reader.position += 1;
  skipBlanks(reader);
  if (reader.text[reader.position] === '}') {
    reader.position += 1;
    return writing.object;
  }
  for (;;) {
    readProperty(reader, writing, depth);
    const next = reader.text[reader.position];
    if (next !== ',' && next !== '}') throw unexpected(reader, "',' or '}'");
    reader.position += 1;
    if (next === '}') return writtenObject(writing);
  }
}

function readProperty(reader: Reader, writing: Writing, depth: number): void {
  skipBlanks(reader);
  if (reader.text[reader.position] !== '"') throw unexpected(reader, 'a name in double quotes');
  const name = readText(reader);
  skipBlanks(reader);
  if (reader.text[reader.position] !== ':') throw unexpected(reader, "':'");
  reader.position += 1;
  skipBlanks(reader);
  writeProperty(writing, name, readValue(reader, depth + 1));
  skipBlanks(reader);
}

function checkDepth(reader: Reader, depth: number): void {
  if (depth < MAX_JSON_DEPTH) return;
  throw new JsonSyntaxError(reader.text, reader.position, `Nesting deeper than ${MAX_JSON_DEPTH} levels`);
}

function unexpected(reader: Reader, expected: string): JsonSyntaxError {
  const code = reader.text.codePointAt(reader.position);
  const found = code === undefined ? 'the end of the text' : `'${String.fromCodePoint(code)}'`;
  return new JsonSyntaxError(reader.text, reader.position, `Expected ${expected} but found ${found}`);
}
