/** The decimal digits of a number, to be rounded and laid out by number formats. */

import { Decimal } from '#core/json/decimal.ts';
import { isInteger, type Numeric, toDouble } from '#core/json/numbers.ts';

/** The value is `0.digits * 10^point`; zero has no digits. */
export type Digits = {
  isNegative: boolean;
  digits: string;
  point: number;
  /** The digits are all of a float's: a half goes to the even digit, and what becomes zero keeps its sign. */
  isWholeFloat?: true;
};

export type Rounded = { isNegative: boolean; whole: string; fraction: string };

/** Significant digits of a float that a custom format sees. */
const CUSTOM_PRECISION = 15;

/** For standard formats: of a float every digit of its binary value, as .NET rounds. The number must be finite. */
export function exactDigits(value: Numeric): Digits {
  if (isInteger(value) || value instanceof Decimal) return fromText(value.toString());
  return { ...fromText(binaryText(toDouble(value))), isWholeFloat: true };
}

/** For custom formats: of a float its first 15 digits. The number must be finite. */
export function customDigits(value: Numeric): Digits {
  if (isInteger(value) || value instanceof Decimal) return fromText(value.toString());
  return fromText(toDouble(value).toPrecision(CUSTOM_PRECISION));
}

/** All decimal digits of a double: it is a whole number times a power of two. */
function binaryText(value: number): string {
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  let [mantissa, halvings] = [Math.abs(value), 0];
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    halvings += 1;
  }
  if (halvings === 0) return `${sign}${BigInt(mantissa)}`;
  const digits = (BigInt(mantissa) * 5n ** BigInt(halvings)).toString().padStart(halvings + 1, '0');
  return `${sign}${digits.slice(0, -halvings)}.${digits.slice(-halvings)}`;
}

function fromText(text: string): Digits {
  const [mantissa = '', exponent = '0'] = text.replace(/^-/, '').split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const all = whole + fraction;
  const digits = all.replace(/^0+/, '');
  const point = whole.length + Number(exponent) - (all.length - digits.length);
  const significant = digits.replace(/0+$/, '');
  return { isNegative: text.startsWith('-'), digits: significant, point: significant === '' ? 1 : point };
}

/** Rounds to places behind the point, half away from zero; negative places round before the point. */
export function roundDigits({ isNegative, digits, point, ...kind }: Digits, places: number): Rounded {
  const isWholeFloat = kind.isWholeFloat === true;
  let value = BigInt(digits || '0');
  let scale = digits.length - point;
  if (scale > places) {
    value = divideRounded(value, 10n ** BigInt(scale - places), isWholeFloat);
    scale = places;
  }
  if (scale < 0) {
    value *= 10n ** BigInt(-scale);
    scale = 0;
  }
  const text = value.toString().padStart(scale + 1, '0');
  const split = text.length - scale;
  return {
    isNegative: isNegative && (value !== 0n || isWholeFloat),
    whole: text.slice(0, split),
    fraction: text.slice(split),
  };
}

function divideRounded(value: bigint, unit: bigint, isHalfToEven: boolean): bigint {
  const quotient = value / unit;
  const twice = (value % unit) * 2n;
  const isUp = twice > unit || (twice === unit && (!isHalfToEven || quotient % 2n !== 0n));
  return isUp ? quotient + 1n : quotient;
}

/** Groups of three; in India's locales two behind the first three. */
export function groupDigits(whole: string, separator: string, locale: string): string {
  const isIndian = /-IN$/i.test(locale);
  const pattern = isIndian ? /(\d)(?=(\d\d)*\d{3}$)/g : /(\d)(?=(\d{3})+$)/g;
  return isIndian && whole.length <= 3 ? whole : whole.replace(pattern, `$1${separator}`);
}
