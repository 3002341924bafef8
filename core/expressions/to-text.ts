/** Any value as text: interpolation, `concat`, `string`, `join` (WDL reference 14, To text). */

import { numberText } from '#core/json/number-text.ts';
import { isNumeric } from '#core/json/numbers.ts';
import { PayloadNeeded, PayloadRef } from '#core/json/payload-ref.ts';
import { printJson } from '#core/json/print-json.ts';
import type { Value } from '#core/json/value.ts';
import { contentText, isContent } from './content.ts';

/** Throws `PayloadNeeded` at a stored value. */
export function toText(value: Value): string {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (isNumeric(value)) return numberText(value);
  if (value instanceof PayloadRef) throw new PayloadNeeded(value);
  return isContent(value) ? contentText(value) : printJson(value);
}
