import { describe, expect, it } from 'vitest';
import type { Value } from '#core/json/value.ts';
import { describeValueText, parseNumberText, parseValueText, printValueText } from './value-text.ts';

describe('value text', () => {
  it('gives every value back that it printed', () => {
    const values: Value[] = ['plain', '5', 'true', '', '{"a":', '@body()', 5, 2.5, true, null, [1, 'x'], { a: '@b()' }];
    for (const value of values) expect(parseValueText(printValueText(value))).toEqual(value);
  });

  it('keeps broken JSON as text and says so', () => {
    expect(parseValueText('{"a": ')).toBe('{"a": ');
    expect(describeValueText('{"a": ')).toEqual({ word: 'Text, not valid JSON', isSuspicious: true });
  });

  it('reads numbers only where they are wanted', () => {
    expect(parseNumberText('12')).toBe(12);
    expect(parseNumberText('@length(x)')).toBe('@length(x)');
    expect(parseNumberText(' ')).toBeUndefined();
  });
});
