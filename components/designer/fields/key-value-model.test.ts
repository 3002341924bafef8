import { describe, expect, it } from 'vitest';
import { readRows, repeatedKeys, rowsMatch, writeRows } from './key-value-model.ts';

describe('key-value rows', () => {
  it('keeps the order and the types of values', () => {
    const value = { b: 1, a: '@x()', c: { deep: true } };
    expect(JSON.stringify(writeRows(readRows(value) ?? []))).toBe(JSON.stringify(value));
  });

  it('leaves an expression to text', () => {
    expect(readRows('@triggerBody()')).toBeUndefined();
  });

  it('does not store a row without a name, and keeps it on the screen', () => {
    const rows = [
      { key: 'a', value: '1' },
      { key: '', value: 'typed first' },
    ];
    expect(writeRows(rows)).toEqual({ a: '1' });
    expect(rowsMatch(rows, { a: '1' })).toBe(true);
    expect(rowsMatch(rows, { a: '2' })).toBe(false);
  });

  it('removes the property with its last row', () => {
    expect(writeRows([])).toBeUndefined();
  });

  it('finds names given twice', () => {
    const rows = ['a', 'b', 'a', ''].map((key) => ({ key, value: '' }));
    expect([...repeatedKeys(rows)]).toEqual(['a']);
  });
});
