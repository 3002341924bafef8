import { describe, expect, it } from 'vitest';
import { smallestChange } from './smallest-change.ts';

describe('smallestChange', () => {
  it('is nothing for equal texts', () => {
    expect(smallestChange('same', 'same')).toBeUndefined();
  });

  it('covers only what differs, also where both ends repeat', () => {
    expect(smallestChange('aXb', 'aYYb')).toEqual({ from: 1, to: 2, insert: 'YY' });
    expect(smallestChange('aa', 'aaa')).toEqual({ from: 2, to: 2, insert: 'a' });
    expect(smallestChange('aaa', 'aa')).toEqual({ from: 2, to: 3, insert: '' });
  });
});
