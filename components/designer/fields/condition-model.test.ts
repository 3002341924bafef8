import { describe, expect, it } from 'vitest';
import type { Value } from '#core/json/value.ts';
import { asGroup, EMPTY_ROW, readCondition, writeCondition } from './condition-model.ts';

const CONDITIONS: Value[] = [
  { equals: ["@body('A')", 5] },
  { not: { contains: ['@triggerBody()', 'x'] } },
  { and: [] },
  { AND: [{ Equals: [1, 2] }, { or: [{ less: ['@x()', 1.5] }, { not: { endsWith: ['a', 'b'] } }] }] },
  { not: { or: [{ equals: [1, 1] }] } },
  '@equals(1, 1)',
  { and: [{ equals: [{ length: ["@body('x')"] }, 1] }, { empty: ['@x()'] }, '@true'] },
  { and: { equals: [1, 1] } },
  { Not: { equals: [1, 1] } },
  { not: { not: { equals: [1, 1] } } },
  { equals: [1, 2], less: [1, 2] },
];

describe('readCondition', () => {
  it.each(CONDITIONS)('gives %j back as it was', (value) => {
    expect(JSON.stringify(writeCondition(readCondition(value)))).toBe(JSON.stringify(value));
  });

  it('shows what it knows as rows and groups, and leaves the rest to code', () => {
    const node = readCondition({ not: { and: [{ not: { equals: ['@x()', 1] } }, { empty: ['@y()'] }] } });
    expect(node).toEqual({
      kind: 'group',
      operator: 'and',
      isNegated: true,
      members: [
        { kind: 'row', operator: 'equals', isNegated: true, left: '@x()', right: 1 },
        { kind: 'code', value: { empty: ['@y()'] } },
      ],
    });
  });
});

describe('asGroup', () => {
  it('leaves a group as it is and puts all else into one', () => {
    expect(writeCondition(asGroup(EMPTY_ROW))).toEqual({ and: [{ equals: ['', ''] }] });
    expect(writeCondition(asGroup(readCondition({ not: { or: [] } })))).toEqual({ and: [{ not: { or: [] } }] });
    expect(writeCondition(asGroup(readCondition({ or: [] })))).toEqual({ or: [] });
  });
});
