import { describe, expect, it } from 'vitest';
import type { Value } from '#core/json/value.ts';
import { asGroup, EMPTY_ROW, readCondition, replaceMember, writeCondition } from './condition-model.ts';

const READABLE: Value[] = [
  { equals: ["@body('A')", 5] },
  { not: { contains: ['@triggerBody()', 'x'] } },
  { and: [] },
  { AND: [{ Equals: [1, 2] }, { or: [{ less: ['@x()', 1.5] }, { not: { endsWith: ['a', 'b'] } }] }] },
];

const CODE_ONLY: Value[] = [
  '@equals(1, 1)',
  { equals: [{ length: ["@body('x')"] }, 1] },
  { and: { equals: [1, 1] } },
  { Not: { equals: [1, 1] } },
  { not: { and: [] } },
  { equals: [1, 2], less: [1, 2] },
  { empty: ['@x()'] },
];

describe('readCondition', () => {
  it.each(READABLE)('reads and writes %j without a change', (value) => {
    const node = readCondition(value);
    expect(node && JSON.stringify(writeCondition(node))).toBe(JSON.stringify(value));
  });

  it.each(CODE_ONLY)('leaves %j to code', (value) => {
    expect(readCondition(value)).toBeUndefined();
  });
});

describe('replaceMember', () => {
  it('replaces and removes members of a group', () => {
    const group = asGroup(EMPTY_ROW);
    const row = { ...EMPTY_ROW, right: 1 };
    expect(writeCondition(replaceMember(group, 0, row))).toEqual({ and: [{ equals: ['', 1] }] });
    expect(writeCondition(replaceMember(group, 0, null))).toEqual({ and: [] });
  });
});
