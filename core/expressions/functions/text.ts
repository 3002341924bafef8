/** Text (WDL reference 15.1). Searches that ignore letter case fold to one code unit per character, as .NET does. */

import { checkItemCount, textTooLong } from '#core/expressions/check-limits.ts';
import { ExpressionError } from '#core/expressions/errors.ts';
import { lowerCase, upperCase } from '#core/expressions/fold-case.ts';
import { MAX_ITEM_COUNT, MAX_TEXT_LENGTH } from '#core/expressions/limits.ts';
import { toText } from '#core/expressions/to-text.ts';
import type { Value } from '#core/json/value.ts';
import { defineFunction, type FunctionParam } from './define-function.ts';

const TEXT = { name: 'text', type: 'text', summary: 'The text' } as const satisfies FunctionParam;
const SEARCH = { name: 'searchText', type: 'text', summary: 'The text to look for' } as const satisfies FunctionParam;

/** All values as one text, within the limit. */
export function joinTexts(values: readonly Value[], separator: string): string {
  const texts = values.map(toText);
  const length = texts.reduce((sum, text) => sum + text.length, separator.length * Math.max(0, texts.length - 1));
  if (length > MAX_TEXT_LENGTH) throw textTooLong(length);
  return texts.join(separator);
}

function concat(values: readonly Value[]): string {
  let text = '';
  for (const value of values) {
    text += toText(value);
    if (text.length > MAX_TEXT_LENGTH) throw textTooLong(text.length);
  }
  return text;
}

function substring(text: string, start: number, length: number | undefined): string {
  const end = length === undefined ? text.length : start + length;
  if (start < 0 || start > text.length || end < start || end > text.length) {
    const asked = length === undefined ? `start ${start}` : `start ${start}, length ${length}`;
    throw new ExpressionError(
      `The function 'substring' was asked for ${asked}, but the text has ${text.length} characters.`,
      {
        detail: { function: 'substring', given: asked, expected: `0 to ${text.length}` },
      },
    );
  }
  return text.slice(start, end);
}

/** All hits do not overlap: the next one begins behind the last. */
function nthIndexOf(text: string, search: string, occurrence: number): number {
  if (occurrence === 0) throw new ExpressionError("The function 'nthIndexOf' expects an occurrence other than 0.");
  if (search === '') return occurrence === 1 ? 0 : -1;
  const [haystack, needle] = [lowerCase(text), lowerCase(search)];
  const isForward = occurrence > 0;
  let at = isForward ? haystack.indexOf(needle) : haystack.lastIndexOf(needle);
  for (let left = Math.abs(occurrence) - 1; left > 0 && at >= 0; left -= 1) {
    if (isForward) at = haystack.indexOf(needle, at + needle.length);
    else at = at < needle.length ? -1 : haystack.lastIndexOf(needle, at - needle.length);
  }
  return at;
}

function lastIndexOf(text: string, search: string): number {
  if (search === '') return Math.max(0, text.length - 1);
  return lowerCase(text).lastIndexOf(lowerCase(search));
}

function replaceAll(text: string, from: string, to: string): string {
  if (from === '') throw new ExpressionError("The function 'replace' expects a text to replace that is not empty.");
  const growth = to.length - from.length;
  const hits =
    growth > 0 && text.length + (text.length / from.length) * growth > MAX_TEXT_LENGTH ? countHits(text, from) : 0;
  const length = text.length + hits * growth;
  if (length > MAX_TEXT_LENGTH) throw textTooLong(length);
  return text.split(from).join(to);
}

function countHits(text: string, search: string): number {
  let count = 0;
  for (let at = text.indexOf(search); at >= 0; at = text.indexOf(search, at + search.length)) count += 1;
  return count;
}

function split(text: string, separator: string): string[] {
  if (separator === '') return [text];
  if (text.length > MAX_ITEM_COUNT) checkItemCount('split', countHits(text, separator) + 1);
  return text.split(separator);
}

const WHITE_SPACE = /[\s\u0085]/;

/** Unicode white space as .NET sees it: JavaScript's own trim leaves U+0085 and takes the byte order mark. */
function trimText(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isWhiteSpace(text.charAt(start))) start += 1;
  while (end > start && isWhiteSpace(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

function isWhiteSpace(character: string): boolean {
  return character !== '\uFEFF' && WHITE_SPACE.test(character);
}

function chunk(collection: string | Value[], size: number): Value[] {
  if (size < 1)
    throw new ExpressionError(`The function 'chunk' expects a length of at least 1, but was given ${size}.`);
  checkItemCount('chunk', Math.ceil(collection.length / size));
  const pieces: Value[] = [];
  for (let start = 0; start < collection.length; start += size) pieces.push(collection.slice(start, start + size));
  return pieces;
}

export const textFunctions = [
  defineFunction({
    name: 'concat',
    params: [
      { name: 'first', type: 'any', summary: 'A value' },
      { name: 'more', type: 'any', summary: 'Further values', rest: true },
    ],
    returns: 'text',
    summary: 'The values as one text; null adds nothing',
    example: { expression: "concat('Hello', ' ', 'World')", result: '"Hello World"' },
    evaluate: concat,
  }),
  defineFunction({
    name: 'startsWith',
    params: [TEXT, SEARCH],
    returns: 'boolean',
    summary: 'Whether the text begins with another text, without regard to letter case',
    example: { expression: "startsWith('hello world', 'HELLO')", result: 'true' },
    evaluate: ([text, search]) => lowerCase(text).startsWith(lowerCase(search)),
  }),
  defineFunction({
    name: 'endsWith',
    params: [TEXT, SEARCH],
    returns: 'boolean',
    summary: 'Whether the text ends with another text, without regard to letter case',
    example: { expression: "endsWith('hello world', 'World')", result: 'true' },
    evaluate: ([text, search]) => lowerCase(text).endsWith(lowerCase(search)),
  }),
  defineFunction({
    name: 'indexOf',
    params: [TEXT, SEARCH],
    returns: 'integer',
    summary: 'Where a text occurs first, counted from 0, without regard to letter case; -1 when it does not',
    example: { expression: "indexOf('hello world', 'world')", result: '6' },
    evaluate: ([text, search]) => lowerCase(text).indexOf(lowerCase(search)),
  }),
  defineFunction({
    name: 'lastIndexOf',
    params: [TEXT, SEARCH],
    returns: 'integer',
    summary: 'Where a text occurs last, counted from 0, without regard to letter case; -1 when it does not',
    example: { expression: "lastIndexOf('hello hello', 'hello')", result: '6' },
    evaluate: ([text, search]) => lastIndexOf(text, search),
  }),
  defineFunction({
    name: 'nthIndexOf',
    params: [TEXT, SEARCH, { name: 'occurrence', type: 'integer', summary: 'Which hit; negative counts from the end' }],
    returns: 'integer',
    summary: 'Where a text occurs for the n-th time; -1 when it does not occur that often',
    example: { expression: "nthIndexOf('aXbXcX', 'X', 2)", result: '3' },
    evaluate: ([text, search, occurrence]) => nthIndexOf(text, search, Number(occurrence)),
  }),
  defineFunction({
    name: 'length',
    params: [{ name: 'collection', type: 'text or array', summary: 'A text or an array' }],
    returns: 'integer',
    summary: 'The number of characters or of items',
    example: { expression: "length('abcd')", result: '4' },
    evaluate: ([collection]) => collection.length,
  }),
  defineFunction({
    name: 'replace',
    params: [
      TEXT,
      { name: 'oldText', type: 'text', summary: 'The text to replace, with its letter case' },
      { name: 'newText', type: 'text', summary: 'What takes its place' },
    ],
    returns: 'text',
    summary: 'The text with every hit replaced',
    example: { expression: "replace('the old string', 'old', 'new')", result: '"the new string"' },
    evaluate: ([text, from, to]) => replaceAll(text, from, to),
  }),
  defineFunction({
    name: 'slice',
    params: [
      TEXT,
      { name: 'start', type: 'integer', summary: 'First character, from 0; negative counts from the end' },
      {
        name: 'end',
        type: 'integer',
        summary: 'Where to stop, exclusive; negative counts from the end',
        optional: true,
      },
    ],
    returns: 'text',
    summary: 'The part of a text between two positions, as much of it as there is',
    example: { expression: "slice('Hello World', 2, 5)", result: '"llo"' },
    evaluate: ([text, start, end]) => text.slice(Number(start), end === undefined ? undefined : Number(end)),
  }),
  defineFunction({
    name: 'split',
    params: [TEXT, { name: 'separator', type: 'text', summary: 'What stands between the parts' }],
    returns: 'array',
    summary: 'The parts of a text; an empty separator gives the text as the only part',
    example: { expression: "split('a;b', ';')", result: '["a","b"]' },
    evaluate: ([text, separator]) => split(text, separator),
  }),
  defineFunction({
    name: 'substring',
    params: [
      TEXT,
      { name: 'start', type: 'integer', summary: 'First character, from 0' },
      {
        name: 'length',
        type: 'integer',
        summary: 'Number of characters; all that follow when left out',
        optional: true,
      },
    ],
    returns: 'text',
    summary: 'A part of a text; fails when the text is too short',
    example: { expression: "substring('hello world', 6, 5)", result: '"world"' },
    evaluate: ([text, start, length]) =>
      substring(text, Number(start), length === undefined ? undefined : Number(length)),
  }),
  defineFunction({
    name: 'toLower',
    params: [TEXT],
    returns: 'text',
    summary: 'The text in lower case',
    example: { expression: "toLower('Hello World')", result: '"hello world"' },
    evaluate: ([text]) => lowerCase(text),
  }),
  defineFunction({
    name: 'toUpper',
    params: [TEXT],
    returns: 'text',
    summary: 'The text in upper case',
    example: { expression: "toUpper('Hello World')", result: '"HELLO WORLD"' },
    evaluate: ([text]) => upperCase(text),
  }),
  defineFunction({
    name: 'trim',
    params: [TEXT],
    returns: 'text',
    summary: 'The text without white space at both ends',
    example: { expression: "trim(' Hello World ')", result: '"Hello World"' },
    evaluate: ([text]) => trimText(text),
  }),
  defineFunction({
    name: 'chunk',
    params: [
      { name: 'collection', type: 'text or array', summary: 'A text or an array' },
      { name: 'length', type: 'integer', summary: 'Characters or items in each piece' },
    ],
    returns: 'array',
    summary: 'The collection cut into pieces of the same length; the last one may be shorter',
    example: { expression: "chunk('abcde', 2)", result: '["ab","cd","e"]' },
    evaluate: ([collection, size]) => chunk(collection, Number(size)),
  }),
] as const;
