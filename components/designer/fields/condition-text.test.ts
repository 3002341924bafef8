import { describe, expect, it } from 'vitest';
import type { Value } from '#core/json/value.ts';
import { readCondition, writeCondition } from './condition-model.ts';
import { readConditionText, readStored, writeConditionText, writeStored } from './condition-text.ts';

const PAIRS: [Value, string][] = [
  [{ equals: ["@body('A')?['x']", 5] }, "@equals(body('A')?['x'], 5)"],
  [
    { and: [{ not: { contains: ['@x()', "it's"] } }, { or: [{ less: [1, 2] }] }] },
    "@and(not(contains(x(), 'it''s')), or(less(1, 2)))",
  ],
  [{ equals: ['', null] }, "@equals('', null)"],
  [{ not: { or: [{ equals: [true, false] }] } }, '@not(or(equals(true, false)))'],
];

describe('a condition as text', () => {
  it.each(PAIRS)('%j is %s, and back', (value, text) => {
    expect(writeConditionText(readCondition(value))).toBe(text);
    const node = readConditionText(text);
    expect(node && writeCondition(node)).toEqual(value);
  });

  it('says what rows cannot, with functions', () => {
    const value = {
      and: [{ equals: [{ length: ["@body('x')"] }, 1] }, '@empty(y())', { equals: ['a @{b()}', '@@c'] }],
    };
    expect(writeConditionText(readCondition(value))).toBe(
      "@and(equals(length(body('x')), 1), empty(y()), equals(concat('a ', b()), '@c'))",
    );
    expect(writeConditionText(readCondition({ and: [] }))).toBe('@true');
    expect(writeConditionText(readCondition({ equals: [[1], 2] }))).toBeUndefined();
  });

  it('keeps a text that begins like an expression from being one', () => {
    expect(readConditionText("@equals('@x', 1)")).toMatchObject({ left: '@@x' });
  });

  it('is not read when it is broken or more than one expression', () => {
    expect(readConditionText('@equals(1,')).toBeUndefined();
    expect(readConditionText('x @{equals(1, 1)}')).toBeUndefined();
  });
});

describe('a stored condition', () => {
  it('keeps the form it has', () => {
    for (const value of ['@equals(1, 1)', { equals: [1, 1] }]) {
      const stored = readStored(value);
      expect(stored && writeStored(stored.node, stored.form)).toEqual(value);
    }
  });

  it('is an empty group when there is none', () => {
    for (const value of [undefined, '', {}])
      expect(readStored(value)).toMatchObject({ form: 'object', node: { members: [] } });
  });
});
