/** The error for a text result over the limit of WDL reference 14. */

import { ExpressionError } from './errors.ts';
import { MAX_TEXT_LENGTH } from './limits.ts';

export function textTooLong(length: number): ExpressionError {
  return new ExpressionError(`The text has ${length} characters; ${MAX_TEXT_LENGTH} are allowed.`);
}
