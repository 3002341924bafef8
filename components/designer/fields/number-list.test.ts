import { describe, expect, it } from 'vitest';
import { parseNumberList, printNumberList } from './number-list.ts';

describe('number lists', () => {
  it('reads what is typed and names what is wrong', () => {
    expect(parseNumberList('8, 12 x;25', { least: 0, most: 23 })).toEqual({ numbers: [8, 12, 25], wrong: ['x', '25'] });
    expect(parseNumberList(' ').numbers).toBeUndefined();
  });

  it('prints a list and a single value', () => {
    expect(printNumberList([8, '12'])).toBe('8, 12');
    expect(printNumberList(5)).toBe('5');
  });
});
