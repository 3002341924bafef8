/** The decimal digits of a number, to be rounded and laid out by number formats. */

import { Decimal } from '#core/json/decimal.ts';
import { isInteger, type Numeric, toDouble } from '#core/json/numbers.ts';

/** The value is `0.digits * 10^point`; zero has no digits. */
export type Digits = { isNegative: boolean; digits: string; point: number };

export type Rounded = { isNegative: boolean; whole: string; fraction: string };

/** Of a double the digits of its shortest text. The number must be finite. */
export function digitsOf(value: Numeric): Digits {
  if (isInteger(value)) return fromText(value.toString());
  return fromText(value instanceof Decimal ? value.toString() : toDouble(value).toString());
}

function fromText(text: string): Digits {
  const [mantissa = '', exponent = '0'] = text.replace(/^-/, '').split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const all = whole + fraction;
  const digits = all.replace(/^0+/, '');
  const point = whole.length + Number(exponent) - (all.length - digits.length);
  const significant = digits.replace(/0+$/, '');
  return {
    isNegative: text.startsWith('-') && significant !== '',
    digits: significant,
    point: significant === '' ? 1 : point,
  };
}

/**
 * Rounds to places behind the point, half away from zero; negative places round before the point. The fraction has no
 * more digits than there are.
 */
export function roundDigits({ isNegative, digits, point }: Digits, places: number): Rounded {
  let value = BigInt(digits || '0');
  let scale = digits.length - point;
  if (scale > places) {
    const unit = 10n ** BigInt(scale - places);
    value = (value + unit / 2n) / unit;
    scale = places;
  }
  if (scale < 0) {
    value *= 10n ** BigInt(-scale);
    scale = 0;
  }
  const text = value.toString().padStart(scale + 1, '0');
  const split = text.length - scale;
  return { isNegative: isNegative && value !== 0n, whole: text.slice(0, split), fraction: text.slice(split) };
}

/** Groups of three; in India's locales two behind the first three. */
export function groupDigits(whole: string, separator: string, locale: string): string {
  const isIndian = /-IN$/i.test(locale);
  const pattern = isIndian ? /(\d)(?=(\d\d)*\d{3}$)/g : /(\d)(?=(\d{3})+$)/g;
  return isIndian && whole.length <= 3 ? whole : whole.replace(pattern, `$1${separator}`);
}
