import { describe, expect, it } from 'vitest';
import { moveItem, readItems, removeItem, replaceItem } from './array-model.ts';

describe('the items of a list', () => {
  it('are read from a list, and from nothing', () => {
    expect(readItems([1, null])).toEqual([1, null]);
    expect(readItems(undefined)).toEqual([]);
    expect(readItems('@body()')).toBeUndefined();
  });

  it('are replaced, removed and moved', () => {
    expect(replaceItem([1, 2], 1, 'x')).toEqual([1, 'x']);
    expect(removeItem([1, 2, 3], 1)).toEqual([1, 3]);
    expect(moveItem([1, 2, 3], 2, -1)).toEqual([1, 3, 2]);
    expect(moveItem([1, 2, 3], 2, 1)).toEqual([1, 2, 3]);
  });
});
