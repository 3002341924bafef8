import { describe, expect, it } from 'vitest';

import { Float } from './float.ts';
import { integerOf } from './integer-of.ts';

describe('a whole number', () => {
  it('is one as a number, as a whole float and as text', () => {
    expect([5, new Float(5), 5n, ' -5 ', '+7'].map(integerOf)).toEqual([5, 5, 5, -5, 7]);
  });

  it('is none with a fraction, as other text, beyond 2^53, or as anything else', () => {
    const others = [1.5, '1.5', '1e3', '', 'x', '9007199254740993', 2n ** 60n, true, null, [1], undefined];
    expect(others.map((value) => integerOf(value))).toEqual(others.map(() => undefined));
  });
});
