/** Text → number with the liberties of .NET (WDL reference 15.1 and 15.4): thousands, blanks, a sign at either end. */

import { Decimal } from '#core/json/decimal.ts';
import { type Integer, integerValue } from '#core/json/numbers.ts';
import { numberSymbols, plainBlanks } from './locales.ts';

type NumberParts = { sign: '' | '-'; hasTrailingSign: boolean; whole: string; fraction: string; exponent: string };

const INVARIANT = { decimal: '.', group: ',' };
const PARTS = /^([+-]?)(\d[\d,]*)?(?:\.(\d*))?(?:[eE]([+-]?\d{1,6}))?([+-]?)$/;
const INT64_MAX = 2n ** 63n - 1n;
const INT64_MIN = -(2n ** 63n);
const INT64_DIGITS = 19;
/** Longer texts are no decimal: turning digits into a number must not take long. */
const MAX_DECIMAL_LENGTH = 1000;
/** Digits of an integer with its exponent written out; more do not fit into 64 bits anyway. */
const MAX_EXPONENT = 400;

/** The integer, or `undefined` when the text is none or does not fit into 64 bits. `1,000` and `1.0` are integers. */
export function parseInteger(text: string, takesTrailingSign = true): Integer | undefined {
  const parts = numberParts(text, undefined);
  if (!parts || (parts.hasTrailingSign && !takesTrailingSign)) return undefined;
  const exponent = Number(parts.exponent);
  if (Math.abs(exponent) > MAX_EXPONENT) return undefined;
  const digits = parts.whole + parts.fraction;
  const places = parts.fraction.length - exponent;
  const significant = places > 0 ? digits.slice(0, Math.max(0, digits.length - places)) : digits + '0'.repeat(-places);
  if (places > 0 && /[1-9]/.test(digits.slice(-places))) return undefined;
  const bare = significant.replace(/^0+/, '');
  if (bare.length > INT64_DIGITS) return undefined;
  const value = BigInt(`${parts.sign}${bare || '0'}`);
  return value > INT64_MAX || value < INT64_MIN ? undefined : integerValue(value);
}

/** The double, or `undefined`. Beyond the range of a double it is infinite; `locale` is `undefined` for the invariant culture. */
export function parseFloatText(text: string, locale: string | undefined): number | undefined {
  const parts = numberParts(text, locale);
  if (!parts) return specialNumber(text.trim().toLowerCase(), locale === undefined ? 'infinity' : '∞');
  return Number(`${parts.sign}${parts.whole || '0'}.${parts.fraction || '0'}e${parts.exponent}`);
}

function specialNumber(text: string, infinity: string): number | undefined {
  if (text === 'nan') return Number.NaN;
  const [sign, name] = /^[+-]/.test(text) ? [text.charAt(0), text.slice(1)] : ['', text];
  if (name !== infinity) return undefined;
  return sign === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

/** The decimal, or `undefined`. An exponent is not accepted. Throws `RangeError` when it is too large. */
export function parseDecimalText(text: string): Decimal | undefined {
  const parts = text.length > MAX_DECIMAL_LENGTH || /[eE]/.test(text) ? undefined : numberParts(text, undefined);
  if (!parts) return undefined;
  return Decimal.parse(`${parts.sign}${parts.whole}${parts.fraction === '' ? '' : `.${parts.fraction}`}`);
}

function numberParts(text: string, locale: string | undefined): NumberParts | undefined {
  const { decimal, group } = locale === undefined ? INVARIANT : numberSymbols(locale);
  const trimmed = plainBlanks(text.trim());
  const match = PARTS.exec(locale === undefined ? trimmed : toInvariant(trimmed, decimal, group));
  if (!match) return undefined;
  const [, leading = '', whole = '', fraction = '', exponent = '0', trailing = ''] = match;
  if ((whole === '' && fraction === '') || (leading !== '' && trailing !== '')) return undefined;
  const sign = leading === '-' || trailing === '-' ? '-' : '';
  return { sign, hasTrailingSign: trailing !== '', whole: whole.replaceAll(',', ''), fraction, exponent };
}

/** The text with the locale's separators exchanged for `.` and `,`; a foreign separator makes it no number. */
function toInvariant(text: string, decimal: string, group: string): string {
  let result = '';
  for (const character of text) {
    if (character === decimal) result += '.';
    else if (character === group) result += ',';
    else result += character === '.' || character === ',' ? '?' : character;
  }
  return result;
}
