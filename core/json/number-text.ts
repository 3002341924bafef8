/** How numbers are written as text (WDL reference 14, To text): as .NET does it, in the invariant culture. */

import { Float } from './float.ts';
import type { Numeric } from './numbers.ts';

/** Digits before the point up to which .NET writes a double without an exponent. */
const PLAIN_DIGITS = 15;
const SMALLEST_PLAIN_EXPONENT = -4;

export function numberText(value: Numeric): string {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : floatText(value);
  return value instanceof Float ? floatText(value.value) : value.toString();
}

/** The shortest text that gives the same double: `5`, `0.1`, `1.5E-07`, `9.223372036854776E+18`. */
export function floatText(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  if (value === 0) return Object.is(value, -0) ? '-0' : '0';
  const [mantissa = '', exponentText = '0'] = Math.abs(value).toExponential().split('e');
  const exponent = Number(exponentText);
  const digits = mantissa.replace('.', '');
  const sign = value < 0 ? '-' : '';
  const isPlain = exponent >= SMALLEST_PLAIN_EXPONENT && exponent < Math.max(digits.length, PLAIN_DIGITS);
  if (isPlain) return sign + placePoint(digits, exponent);
  const places = Math.abs(exponent).toString().padStart(2, '0');
  return `${sign}${mantissa}E${exponent < 0 ? '-' : '+'}${places}`;
}

function placePoint(digits: string, exponent: number): string {
  if (exponent < 0) return `0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  const fraction = digits.slice(exponent + 1);
  return fraction === '' ? whole : `${whole}.${fraction}`;
}
