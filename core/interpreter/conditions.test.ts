import { describe, expect, it } from 'vitest';

import type { Value } from '#core/json/value.ts';
import { runActions } from './testing/run-actions.ts';

async function check(expression: Value): Promise<Value | undefined> {
  const { record } = await runActions(
    { Check: { type: 'If', expression } },
    { run: { outputs: { body: { n: 5, list: [1, 2] } } } },
  );
  const { inputs, error } = record('Check') ?? {};
  return error ? error.message : (inputs as { expressionResult: boolean }).expressionResult;
}

const N = "@triggerBody()['n']";

describe('a condition', () => {
  it.each<[string, Value, boolean]>([
    [
      'takes any function as operator, in any letter case',
      { EQUALS: [{ Length: ["@triggerBody()['list']"] }, 2] },
      true,
    ],
    ['takes a single operand without an array around it', { not: { equals: [N, 5] } }, false],
    ['takes an expression as operand of not', { not: '@equals(1,2)' }, true],
    ['compares texts and numbers', { and: [{ startswith: ['abc', 'a'] }, { lessOrEquals: [N, 5] }] }, true],
    [
      'looks no further once an or holds',
      { or: [{ equals: [1, 1] }, { equals: ["@triggerBody()['no']['x']", 1] }] },
      true,
    ],
    [
      'looks no further once an and fails',
      { and: [{ equals: [1, 2] }, { equals: ["@triggerBody()['no']['x']", 1] }] },
      false,
    ],
    ['holds as an empty and', { and: [] }, true],
    ['fails as an empty or', { or: [] }, false],
    ['takes interpolated text as an operand', { equals: ["@{triggerBody()['n']}", '5'] }, true],
    ['may be a constant', true, true],
  ])('%s', async (_, expression, expected) => {
    expect(await check(expression)).toBe(expected);
  });

  it.each<[string, Value, string]>([
    ['two operators', { equals: [1, 1], less: [1, 2] }, 'exactly one operator'],
    ['no operator', {}, 'this one has none'],
    ['an unknown operator', { resembles: [1, 1] }, "no operator 'resembles'"],
    ['an array as operand', { equals: [[1], 1] }, 'array cannot be an operand'],
    ['a value that is no boolean', N, 'true or false'],
  ])('refuses %s', async (_, expression, message) => {
    expect(await check(expression)).toContain(message);
  });
});
