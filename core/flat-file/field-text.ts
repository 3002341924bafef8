/** How the data of a field stands in the text: padded, wrapped, escaped. */

import { type FlatField, FlatFileError, type FlatRecord } from './flat-schema.ts';

/** What ends a field: the delimiters of its record and of those around it. */
export type Delimiters = readonly string[];

const patterns = new Map<string, RegExp>();
const MAX_PATTERNS = 1_000;

/** Finds the first of the words at or after a position. The same object is used again: set `lastIndex` before. */
function finder(words: readonly string[]): RegExp {
  const key = words.join('\0');
  const known = patterns.get(key);
  if (known) return known;
  if (patterns.size >= MAX_PATTERNS) patterns.clear();
  const longestFirst = [...words].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(
    longestFirst.map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|') || '(?!)',
    'g',
  );
  patterns.set(key, pattern);
  return pattern;
}

/** Where the text of a delimited field ends: at a delimiter that is no data, or at the end. */
export function endOfField(
  text: string,
  start: number,
  { delimiters, escapeCharacter }: { delimiters: Delimiters; escapeCharacter: string | undefined },
): number {
  const pattern = finder(escapeCharacter === undefined ? delimiters : [...delimiters, escapeCharacter]);
  pattern.lastIndex = start;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    if (match[0] !== escapeCharacter) return match.index;
    const escaped = escapedAt(text, match.index + escapeCharacter.length, [...delimiters, escapeCharacter]);
    pattern.lastIndex = match.index + escapeCharacter.length + (escaped?.length ?? 0);
  }
  return text.length;
}

function escapedAt(text: string, position: number, specials: readonly string[]): string | undefined {
  return specials.find((special) => text.startsWith(special, position));
}

type FieldPlace = { field: FlatField; record: FlatRecord; delimiters: Delimiters };

export type ReadField = { value: string; end: number };

/** The data of a delimited field; undefined when it is wrapped and the wrap has no end. */
export function readDelimited(
  text: string,
  start: number,
  { field, record, delimiters }: FieldPlace,
): ReadField | undefined {
  const { escapeCharacter } = record;
  const isWrapped = field.wrap !== undefined && text.startsWith(field.wrap, start);
  const read = isWrapped
    ? readWrapped(text, start, field.wrap ?? '', escapeCharacter)
    : readPlain(text, start, { field, record, delimiters });
  return read && { ...read, value: field.isPadded ? stripPad(read.value, field) : read.value };
}

function readPlain(text: string, start: number, { field, record, delimiters }: FieldPlace): ReadField {
  const { escapeCharacter } = record;
  const end = endOfField(text, start, { delimiters, escapeCharacter });
  const specials = [...delimiters, ...(field.wrap === undefined ? [] : [field.wrap])];
  return { value: unescaped(text.slice(start, end), specials, escapeCharacter), end };
}

function readWrapped(
  text: string,
  start: number,
  wrap: string,
  escapeCharacter: string | undefined,
): ReadField | undefined {
  const pattern = finder(escapeCharacter === undefined ? [wrap] : [wrap, escapeCharacter]);
  const begin = start + wrap.length;
  let value = '';
  let from = begin;
  pattern.lastIndex = begin;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const at = match.index;
    const after = at + match[0].length;
    const next = match[0] === wrap ? [wrap] : [wrap, escapeCharacter ?? ''];
    const literal = escapedAt(text, after, next);
    if (literal === undefined && match[0] === wrap) return { value: value + text.slice(from, at), end: after };
    if (literal === undefined) continue;
    value += text.slice(from, at) + literal;
    from = after + literal.length;
    pattern.lastIndex = from;
  }
  return undefined;
}

function unescaped(text: string, specials: readonly string[], escapeCharacter: string | undefined): string {
  if (escapeCharacter === undefined || !text.includes(escapeCharacter)) return text;
  let value = '';
  let position = 0;
  while (position < text.length) {
    const found = text.indexOf(escapeCharacter, position);
    if (found < 0) break;
    const literal = escapedAt(text, found + escapeCharacter.length, [...specials, escapeCharacter]);
    // In front of an ordinary character it is one itself.
    value += text.slice(position, found) + (literal ?? escapeCharacter);
    position = found + escapeCharacter.length + (literal?.length ?? 0);
  }
  return value + text.slice(position);
}

export function stripPad(text: string, { pad, justification }: FlatField): string {
  let [start, end] = [0, text.length];
  if (justification === 'right') while (start < end && text.startsWith(pad, start)) start += pad.length;
  else while (end > start && text.endsWith(pad, end)) end -= pad.length;
  return text.slice(start, end);
}

/** The text filled up to a length. */
export function fillUp(text: string, length: number, { pad, justification }: FlatField): string {
  return justification === 'right' ? text.padStart(length, pad) : text.padEnd(length, pad);
}

/** The text of a delimited field. Throws `FlatFileError` for data that would end the field and cannot be protected. */
export function writeDelimited(data: string, { field, record, delimiters }: FieldPlace): string {
  const { escapeCharacter } = record;
  const value = fillUp(data, field.minLength, field);
  const protect = (text: string, specials: readonly string[]): string => {
    const mark = escapeCharacter ?? '';
    return text.replace(
      finder([...specials, ...(escapeCharacter === undefined ? [] : [escapeCharacter])]),
      (special) => mark + special,
    );
  };
  if (field.wrap !== undefined) {
    if (value === '') return '';
    const { wrap } = field;
    return wrap + (escapeCharacter === undefined ? value.replaceAll(wrap, wrap + wrap) : protect(value, [wrap])) + wrap;
  }
  const text = escapeCharacter === undefined ? value : protect(value, delimiters);
  // Also the end of the data and the beginning of a delimiter can make one.
  const special = delimiters.find(
    (each) => endOfField(text + each, 0, { delimiters: [each], escapeCharacter }) < text.length,
  );
  if (special === undefined) return text;
  const advice = 'give the schema an escape or a wrap character';
  throw new FlatFileError(`The value of '${field.name}' holds the delimiter ${JSON.stringify(special)}: ${advice}.`);
}
