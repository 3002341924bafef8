import { describe, expect, it } from 'vitest';
import { valueAt, withValueAt } from './value-at.ts';

describe('withValueAt', () => {
  it('replaces a value in its place', () => {
    expect(JSON.stringify(withValueAt({ a: 1, b: 2, c: 3 }, ['b'], 9))).toBe('{"a":1,"b":9,"c":3}');
  });

  it('makes what is missing and takes away what becomes empty', () => {
    expect(withValueAt(undefined, ['a', 'b'], 1)).toEqual({ a: { b: 1 } });
    expect(withValueAt({ a: { b: 1 }, c: 2 }, ['a', 'b'], undefined)).toEqual({ c: 2 });
    expect(withValueAt({ a: { b: 1 } }, ['a', 'b'], undefined)).toBeUndefined();
  });
});

describe('valueAt', () => {
  it('reads through objects and lists', () => {
    expect(valueAt({ a: [{ b: 5 }] }, ['a', '0', 'b'])).toBe(5);
    expect(valueAt({ a: 'text' }, ['a', 'b'])).toBeUndefined();
  });
});
