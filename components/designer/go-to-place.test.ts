import { describe, expect, it } from 'vitest';
import { rangeInString, stepAround } from './go-to-place.ts';

describe('the step around a place', () => {
  it('is the innermost one, with its own pointer', () => {
    expect(stepAround('/actions/Box/else/actions/In/inputs/uri')).toEqual({
      pointer: '/actions/Box/else/actions/In',
      kind: 'action',
      name: 'In',
    });
    expect(stepAround('/definition/actions/S/cases/a~1b/actions/In')?.name).toBe('In');
    expect(stepAround('/actions/Box/else/actions')?.name).toBe('Box');
    expect(stepAround('/triggers/manual/inputs')).toMatchObject({ kind: 'trigger', name: 'manual' });
    expect(stepAround('/parameters/p')).toBeUndefined();
  });
});

describe('a range counted in its string', () => {
  const text = String.raw`{"a": "say \"hi\" to @{nobody()}"}`;
  const start = text.indexOf('nobody');
  const range = { start, end: start + 6 };

  it('counts escaped characters as one', () => {
    expect(rangeInString(text, { pointer: '/a', range })).toEqual({ start: 14, end: 20 });
    expect('say "hi" to @{nobody()}'.slice(14, 20)).toBe('nobody');
  });

  it('is nothing for a range that is not in a string', () => {
    expect(rangeInString(text, { pointer: '/a', range: { start: 1, end: 4 } })).toBeUndefined();
    expect(rangeInString('{"a": 1}', { pointer: '/a', range: { start: 6, end: 7 } })).toBeUndefined();
  });
});
