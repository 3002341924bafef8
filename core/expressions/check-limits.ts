/** The errors for results over the limits of WDL reference 14 and 17, thrown before they are made. */

import { ExpressionError } from './errors.ts';
import { MAX_FORMAT_LENGTH, MAX_ITEM_COUNT, MAX_TEXT_LENGTH } from './limits.ts';

export function textTooLong(length: number): ExpressionError {
  return new ExpressionError(`The text has ${length} characters; ${MAX_TEXT_LENGTH} are allowed.`);
}

/** Throws when the function `name` would work with more items than are allowed. */
export function checkItemCount(name: string, count: number): void {
  if (count <= MAX_ITEM_COUNT) return;
  throw new ExpressionError(`The function '${name}' would work with ${count} items; ${MAX_ITEM_COUNT} are allowed.`, {
    detail: { function: name, expected: `at most ${MAX_ITEM_COUNT} items`, given: String(count) },
  });
}

/** Throws for a format that is longer than anybody writes. */
export function checkFormatLength(format: string): void {
  if (format.length <= MAX_FORMAT_LENGTH) return;
  throw new ExpressionError(`The format has ${format.length} characters; ${MAX_FORMAT_LENGTH} are allowed.`);
}
