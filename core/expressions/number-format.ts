/** .NET numeric formats (WDL reference 15.1, `formatNumber`): standard ones such as `N2`, and custom ones such as `#,##0.00`. */

import { Decimal } from '#core/json/decimal.ts';
import { numberText } from '#core/json/number-text.ts';
import { isInteger, type Numeric, toDouble } from '#core/json/numbers.ts';
import { checkFormatLength } from './check-limits.ts';
import { formatCustomNumber } from './custom-number-format.ts';
import { shorten } from './describe-value.ts';
import { customDigits, type Digits, exactDigits, groupDigits, roundDigits } from './digits.ts';
import { ExpressionError } from './errors.ts';
import { INVARIANT_LOCALE, numberSymbols, plainBlanks } from './locales.ts';

const STANDARD = /^([a-zA-Z])(\d{0,3})$/;

type Standard = {
  value: Numeric;
  digits: Digits;
  letter: string;
  precision: number | undefined;
  locale: string;
  format: string;
};

/** `locale` is a resolved name. Throws `ExpressionError` when the format is none, or none for this kind of number. */
export function formatNumber(value: Numeric, format: string, locale: string): string {
  checkFormatLength(format);
  if (!isInteger(value) && !(value instanceof Decimal) && !Number.isFinite(toDouble(value))) return numberText(value);
  const match = STANDARD.exec(format);
  if (!match) return format === '' ? numberText(value) : formatCustomNumber(customDigits(value), format, locale);
  const [, letter = '', places = ''] = match;
  const precision = places === '' ? undefined : Number(places);
  return formatStandard({ value, digits: exactDigits(value), letter, precision, locale, format });
}

function formatStandard(standard: Standard): string {
  const { digits, locale, precision, letter } = standard;
  switch (letter.toUpperCase()) {
    case 'B':
      return formatBits(standard, 2);
    case 'C':
      return formatCurrency(digits, precision, locale);
    case 'D':
      return formatInteger(standard);
    case 'E':
      return formatScientific(standard);
    case 'F':
      return fixed(digits, precision ?? 2, locale, false);
    case 'G':
      return formatGeneral(standard);
    case 'N':
      return fixed(digits, precision ?? 2, locale, true);
    case 'P':
      return formatPercent(digits, precision ?? 2, locale);
    case 'R':
      return formatRoundTrip(standard);
    case 'X':
      return formatBits(standard, 16);
    default:
      throw invalidFormat(standard, 'expected B, C, D, E, F, G, N, P, R or X with a number of digits, or a pattern');
  }
}

function fixed(digits: Digits, places: number, locale: string, isGrouped: boolean): string {
  const rounded = roundDigits(digits, places);
  const { decimal, group } = numberSymbols(locale);
  const whole = isGrouped ? groupDigits(rounded.whole, group, locale) : rounded.whole;
  const fraction = rounded.fraction.padEnd(places, '0');
  return (rounded.isNegative ? '-' : '') + whole + (places > 0 ? decimal + fraction : '');
}

/** Where the sign and the symbol stand comes from the locale's own pattern. */
function formatCurrency(digits: Digits, precision: number | undefined, locale: string): string {
  const currency = { style: 'currency', currency: currencyOf(locale) } as const;
  const places = precision ?? new Intl.NumberFormat(locale, currency).resolvedOptions().maximumFractionDigits ?? 2;
  return inPattern(digits, places, { locale, options: currency });
}

function formatPercent(digits: Digits, places: number, locale: string): string {
  const hundredfold = { ...digits, point: digits.point + 2 };
  if (locale === INVARIANT_LOCALE) return `${fixed(hundredfold, places, locale, true)} %`;
  return inPattern(hundredfold, places, { locale, options: { style: 'percent' } });
}

type Pattern = { locale: string; options: Intl.NumberFormatOptions };

function inPattern(digits: Digits, places: number, { locale, options }: Pattern): string {
  const rounded = roundDigits(digits, places);
  const number = fixed({ ...digits, isNegative: false }, places, locale, true);
  const parts = new Intl.NumberFormat(locale, {
    ...options,
    numberingSystem: 'latn',
    maximumFractionDigits: 0,
  }).formatToParts(rounded.isNegative ? -1 : 1);
  return parts
    .map((part) => (part.type === 'integer' ? number : plainBlanks(part.value).replace('\u2212', '-')))
    .join('');
}

/** Currencies of regions; others show the neutral sign, as .NET's invariant culture does. */
const CURRENCIES: Readonly<Record<string, string>> = {
  AE: 'AED',
  AR: 'ARS',
  AT: 'EUR',
  AU: 'AUD',
  BE: 'EUR',
  BG: 'EUR',
  BR: 'BRL',
  CA: 'CAD',
  CH: 'CHF',
  CL: 'CLP',
  CN: 'CNY',
  CO: 'COP',
  CY: 'EUR',
  CZ: 'CZK',
  DE: 'EUR',
  DK: 'DKK',
  EE: 'EUR',
  EG: 'EGP',
  ES: 'EUR',
  FI: 'EUR',
  FR: 'EUR',
  GB: 'GBP',
  GR: 'EUR',
  HK: 'HKD',
  HR: 'EUR',
  HU: 'HUF',
  ID: 'IDR',
  IE: 'EUR',
  IL: 'ILS',
  IN: 'INR',
  IS: 'ISK',
  IT: 'EUR',
  JP: 'JPY',
  KE: 'KES',
  KR: 'KRW',
  LT: 'EUR',
  LU: 'EUR',
  LV: 'EUR',
  MT: 'EUR',
  MX: 'MXN',
  MY: 'MYR',
  NG: 'NGN',
  NL: 'EUR',
  NO: 'NOK',
  NZ: 'NZD',
  PE: 'PEN',
  PH: 'PHP',
  PK: 'PKR',
  PL: 'PLN',
  PT: 'EUR',
  RO: 'RON',
  RS: 'RSD',
  RU: 'RUB',
  SA: 'SAR',
  SE: 'SEK',
  SG: 'SGD',
  SI: 'EUR',
  SK: 'EUR',
  TH: 'THB',
  TR: 'TRY',
  TW: 'TWD',
  UA: 'UAH',
  US: 'USD',
  VN: 'VND',
  ZA: 'ZAR',
};

/** Shown as `¤`. */
const NO_CURRENCY = 'XXX';

function currencyOf(locale: string): string {
  if (locale === INVARIANT_LOCALE) return NO_CURRENCY;
  const region = new Intl.Locale(locale).maximize().region ?? '';
  return CURRENCIES[region] ?? NO_CURRENCY;
}

function formatInteger(standard: Standard): string {
  const { value, precision } = standard;
  if (!isInteger(value)) throw invalidFormat(standard, 'D is for integers only');
  const integer = BigInt(value);
  const digits = (integer < 0n ? -integer : integer).toString().padStart(precision ?? 0, '0');
  return integer < 0n ? `-${digits}` : digits;
}

function formatRoundTrip(standard: Standard): string {
  const { value, locale } = standard;
  if (isInteger(value) || value instanceof Decimal) throw invalidFormat(standard, 'R is for floats only');
  return numberText(value).replace('.', numberSymbols(locale).decimal);
}

/** Negative numbers as 64 bits, in two's complement. */
function formatBits(standard: Standard, base: 2 | 16): string {
  const { value, letter, precision } = standard;
  if (!isInteger(value)) throw invalidFormat(standard, `${letter} is for integers only`);
  const digits = BigInt.asUintN(64, BigInt(value))
    .toString(base)
    .padStart(precision ?? 0, '0');
  return letter === 'X' ? digits.toUpperCase() : digits;
}

function formatScientific({ digits, letter, precision = 6, locale }: Standard): string {
  const isZero = digits.digits === '';
  const mantissa = roundDigits({ ...digits, point: 1 }, precision);
  const hasGrown = mantissa.whole.length > 1;
  const exponent = isZero ? 0 : digits.point - 1 + (hasGrown ? 1 : 0);
  const fraction = (hasGrown ? mantissa.whole.slice(1) : '') + mantissa.fraction.padEnd(precision, '0');
  const places = Math.abs(exponent).toString().padStart(3, '0');
  const point = precision > 0 ? numberSymbols(locale).decimal + fraction.slice(0, precision) : '';
  return `${digits.isNegative ? '-' : ''}${mantissa.whole.slice(0, 1)}${point}${letter}${exponent < 0 ? '-' : '+'}${places}`;
}

function formatGeneral({ value, digits, letter, precision, locale }: Standard): string {
  const { decimal } = numberSymbols(locale);
  if (precision === undefined || precision === 0)
    return numberText(value).replace('.', decimal).replace('E', exponentLetter(letter));
  const places = precision - digits.point;
  const rounded = roundDigits(digits, places);
  const point = digits.point + (rounded.whole.length > Math.max(1, digits.point) ? 1 : 0);
  if (point > precision || point < -3) {
    const significant = `${rounded.whole}${rounded.fraction}`.replace(/^0+/, '').slice(0, precision).replace(/0+$/, '');
    const fraction = significant.length > 1 ? decimal + significant.slice(1) : '';
    const exponent = Math.abs(point - 1)
      .toString()
      .padStart(2, '0');
    const sign = rounded.isNegative ? '-' : '';
    return `${sign}${significant.slice(0, 1)}${fraction}${exponentLetter(letter)}${point < 1 ? '-' : '+'}${exponent}`;
  }
  const fraction = rounded.fraction.replace(/0+$/, '');
  return (rounded.isNegative ? '-' : '') + rounded.whole + (fraction === '' ? '' : decimal + fraction);
}

function exponentLetter(letter: string): string {
  return letter === 'g' ? 'e' : 'E';
}

function invalidFormat({ format, value }: Standard, reason: string): ExpressionError {
  return new ExpressionError(
    `The number format '${shorten(format)}' cannot be used for ${numberText(value)}: ${reason}.`,
    {
      detail: { function: 'formatNumber', argument: 'format', expected: reason, given: shorten(format) },
    },
  );
}
