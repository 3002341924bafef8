/** Words that switch something on: in a text, separated by commas (`operationOptions`), or in a list (`secureData.properties`). */

import type { FormField } from '#core/actions/form-field.ts';
import type { Value } from '#core/json/value.ts';

type Word = NonNullable<FormField['word']>;

/** The value is nothing but words; anything else is not for a checkbox. */
export function holdsWords(value: Value | undefined): boolean {
  if (value === undefined) return true;
  if (Array.isArray(value)) return value.every((item) => typeof item === 'string');
  return typeof value === 'string' && !value.includes('@');
}

export function hasWord(value: Value | undefined, word: string): boolean {
  return wordsOf(value).some((present) => isSame(present, word));
}

/** The value with or without the word, the others as they are; undefined when none is left. */
export function withWord(
  value: Value | undefined,
  { word, isThere }: { word: Word; isThere: boolean },
): Value | undefined {
  const others = wordsOf(value).filter((present) => !isSame(present, word.text));
  const words = isThere ? [...others, word.text] : others;
  if (words.length === 0) return undefined;
  return word.in === 'list' ? words : words.join(', ');
}

function wordsOf(value: Value | undefined): string[] {
  if (Array.isArray(value)) return value.filter((item) => typeof item === 'string');
  return typeof value === 'string'
    ? value
        .split(',')
        .map((word) => word.trim())
        .filter(Boolean)
    : [];
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
