import { describe, expect, it } from 'vitest';
import { Decimal } from '#core/json/decimal.ts';
import type { Numeric } from '#core/json/numbers.ts';
import { ExpressionError } from './errors.ts';
import { formatNumber } from './number-format.ts';
import { parseDecimalText, parseFloatText, parseInteger } from './number-parsing.ts';

describe('formatNumber', () => {
  it.each([
    [1234567.891, 'N2', 'en-US', '1,234,567.89'],
    [1234567.891, 'N0', 'de-DE', '1.234.568'],
    [1234567.891, 'N2', 'fr-FR', '1 234 567,89'],
    [1234567.5, 'N1', 'en-IN', '12,34,567.5'],
    [-123.456, 'C', 'en-US', '-$123.46'],
    [123.456, 'C2', 'de-DE', '123,46 €'],
    [123.456, 'C', 'en-GB', '£123.46'],
    [5, 'D5', 'en-US', '00005'],
    [-1, 'X', 'en-US', 'FFFFFFFFFFFFFFFF'],
    [12345.678, 'E2', 'en-US', '1.23E+004'],
    [99999, 'e2', 'en-US', '1.00e+005'],
    [0.000123, 'E', 'en-US', '1.230000E-004'],
    [0, 'E1', 'en-US', '0.0E+000'],
    [0.256, 'P0', 'en-US', '26%'],
    [1234.5678, 'G6', 'en-US', '1234.57'],
    [1234.5678, 'G2', 'en-US', '1.2E+03'],
    [0.00001234, 'G3', 'en-US', '1.23E-05'],
    [99.99, 'G3', 'en-US', '100'],
    [9223372036854775807n, 'N0', 'en-US', '9,223,372,036,854,775,807'],
    [0.5, '#.##', 'en-US', '.5'],
    [0, '#.##', 'en-US', ''],
    [1234567, '0,0.0', 'en-US', '1,234,567.0'],
    [1234567, '0,,', 'en-US', '1'],
    [0.123, '0.0%', 'en-US', '12.3%'],
    [1234567890, '(###) ###-####', 'en-US', '(123) 456-7890'],
    [-5.5, '#,##0.00;(#,##0.00)', 'en-US', '(5.50)'],
    [0, '0;(0);zero', 'en-US', 'zero'],
    [12345, '0.00E+00', 'en-US', '1.23E+04'],
    [5, "'n: '0\\#", 'en-US', 'n: 5#'],
    [12, '#,##0,000', 'en-US', '0,012'],
    [-3, '00;-00', 'en-US', '-03'],
    [5, 'B8', 'en-US', '00000101'],
    [2.675, 'F2', 'en-US', '2.67'],
    [0.125, 'F2', 'en-US', '0.12'],
    [2.5, 'N0', 'en-US', '2'],
    [2.5, '0', 'en-US', '3'],
    [0.1, 'F20', 'en-US', '0.10000000000000000555'],
    [0.1, '0.00000000000000000000', 'en-US', '0.10000000000000000000'],
    [-0.001, 'N2', 'en-US', '-0.00'],
    [-0.001, '0.00', 'en-US', '0.00'],
    [-0.4, '0;(0);zero', 'en-US', 'zero'],
    [-0.4, '0;(0)', 'en-US', '0'],
  ] as [Numeric, string, string, string][])('%s as %s in %s is %j', (value, format, locale, expected) => {
    expect(formatNumber(value, format, locale)).toBe(expected);
  });

  it('takes decimals with all their digits', () => {
    expect(formatNumber(Decimal.parse('1234567890123456789.125') ?? 0, 'N2', 'en-US')).toBe(
      '1,234,567,890,123,456,789.13',
    );
  });

  it.each([
    [1.5, 'D'],
    [1.5, 'X'],
    [1, 'Q'],
    [1, 'R'],
    [1.5, 'B'],
  ])('%d cannot be written as %s', (value, format) => {
    expect(() => formatNumber(value, format, 'en-US')).toThrow(ExpressionError);
  });
});

describe('numbers in text', () => {
  it.each([
    ['  +1,000 ', 1000],
    ['12-', -12],
    ['1.00', 1],
    ['1e3', 1000],
    ['9223372036854775807', 9223372036854775807n],
    ['9223372036854775808', undefined],
    ['1.5', undefined],
    ['(5)', undefined],
    ['', undefined],
    ['-', undefined],
  ])('%j holds the integer %s', (text, expected) => {
    expect(parseInteger(text)).toBe(expected);
  });

  it.each([
    ['10.000,333', 'de-DE', 10000.333],
    ['1 000,5', 'fr-FR', 1000.5],
    ['1,2,3', undefined, 123],
    ['.5', undefined, 0.5],
    ['nan', undefined, Number.NaN],
    ['1.2.3', undefined, undefined],
    ['1e999', undefined, Number.POSITIVE_INFINITY],
    ['-Infinity', undefined, Number.NEGATIVE_INFINITY],
    ['Infinity', 'en-US', undefined],
  ])('%j in %s holds the float %d', (text, locale, expected) => {
    expect(parseFloatText(text, locale)).toBe(expected);
  });

  it('holds a decimal without exponent only', () => {
    expect(parseDecimalText('1,000.50')?.toString()).toBe('1000.50');
    expect(parseDecimalText('3e-1')).toBeUndefined();
  });
});
