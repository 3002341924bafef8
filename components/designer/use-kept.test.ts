import { describe, expect, it } from 'vitest';
import { isSameTable } from './use-kept.ts';

const table = (rows: { [key: string]: object }) => new Map(Object.entries(rows));

describe('tables', () => {
  it('are the same when their rows say the same', () => {
    expect(isSameTable(table({}), table({}))).toBe(true);
    expect(isSameTable(table({ a: { x: 1, y: 'b' } }), table({ a: { x: 1, y: 'b' } }))).toBe(true);
  });

  it.each([
    ['a field', table({ a: { x: 1 } }), table({ a: { x: 2 } })],
    ['a key', table({ a: { x: 1 } }), table({ b: { x: 1 } })],
    ['the order', table({ a: { x: 1 }, b: { x: 1 } }), table({ b: { x: 1 }, a: { x: 1 } })],
    ['a row more', table({ a: { x: 1 } }), table({ a: { x: 1 }, b: { x: 1 } })],
  ])('differ by %s', (_, one, other) => {
    expect(isSameTable(one, other)).toBe(false);
    expect(isSameTable(other, one)).toBe(false);
  });
});
