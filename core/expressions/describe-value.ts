/** A value in a few words for a message: its type and a short form of what it holds. */

import { numberText } from '#core/json/number-text.ts';
import { isNumeric } from '#core/json/numbers.ts';
import { isObject } from '#core/json/objects.ts';
import { typeName } from '#core/json/type-name.ts';
import type { Value } from '#core/json/value.ts';
import { isContent } from './content.ts';

const SHOWN_LENGTH = 40;
const SHOWN_NAMES = 5;

export function describeValue(value: Value): string {
  if (value === null || value === undefined) return 'Null';
  const type = typeName(value);
  if (typeof value === 'string') return `${type} '${shorten(value)}'`;
  if (typeof value === 'boolean' || isNumeric(value)) return `${type} ${isNumeric(value) ? numberText(value) : value}`;
  if (Array.isArray(value)) return `${type} of ${value.length} items`;
  if (isContent(value)) return `binary value of type '${shorten(value['$content-type'])}'`;
  if (!isObject(value)) return type;
  const names = Object.keys(value);
  return names.length === 0 ? 'empty Object' : `${type} with ${listNames(names)}`;
}

/** The first few names, in quotes. */
export function listNames(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN_NAMES).map((name) => `'${shorten(name)}'`);
  const rest = names.length - shown.length;
  return rest > 0 ? `${shown.join(', ')} and ${rest} more` : shown.join(', ');
}

export function shorten(text: string): string {
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text;
}
