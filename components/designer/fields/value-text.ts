/** A value as a person types it: JSON where it looks like JSON, else text or an expression as it stands. */

import { isWholeExpression } from '#components/designer/editor/template-tokens.ts';
import { parseJson } from '#core/json/parse-json.ts';
import { printJson } from '#core/json/print-json.ts';
import type { Value } from '#core/json/value.ts';

const LOOKS_LIKE_JSON = /^\s*(?:[[{"]|-?\d|(?:true|false|null)\s*$)/;

/** The text starts like an object, array or quoted text. */
export function isJsonLike(text: string): boolean {
  return /^\s*[[{"]/.test(text);
}

/** `parseValueText` gives the same value back. */
export function printValueText(value: Value | undefined): string {
  if (value === undefined) return '';
  if (typeof value !== 'string') return printJson(value, 2);
  return parseValueText(value) === value ? value : JSON.stringify(value);
}

/** JSON that is not (yet) valid is text, so that nothing typed is lost. */
export function parseValueText(text: string): Value {
  if (!LOOKS_LIKE_JSON.test(text)) return text;
  try {
    return parseJson(text);
  } catch {
    return text;
  }
}

/** What will be stored, in a word or two, for the corner of the field. */
export function describeValueText(text: string): { word: string; isSuspicious: boolean } {
  const value = parseValueText(text);
  if (typeof value === 'string') {
    const isBroken = isJsonLike(text) && value === text;
    if (isBroken) return { word: 'Text, not valid JSON', isSuspicious: true };
    if (isWholeExpression(value)) return { word: 'Expression', isSuspicious: false };
    return { word: 'Text', isSuspicious: false };
  }
  if (value === null) return { word: 'Null', isSuspicious: false };
  if (Array.isArray(value)) return { word: 'Array', isSuspicious: false };
  if (typeof value === 'boolean') return { word: 'Boolean', isSuspicious: false };
  return { word: typeof value === 'number' || typeof value === 'bigint' ? 'Number' : 'JSON', isSuspicious: false };
}

/** A number where the text is one, else the text: for fields that want a number or an expression. */
export function parseNumberText(text: string): Value | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  return /^-?\d+(?:\.\d+)?$/.test(trimmed) ? parseJson(trimmed) : text;
}
