import { describe, expect, it } from 'vitest';
import { matchOperation, operationGroups } from './operation-groups.ts';

describe('operationGroups', () => {
  it('keeps the order of the table', () => {
    const groups = operationGroups([
      { id: 'a', group: 'Control' },
      { id: 'b', group: 'HTTP' },
      { id: 'c', group: 'Control' },
    ] as const);
    expect(groups.map(({ group, operations }) => [group, operations.map(({ id }) => id)])).toEqual([
      ['Control', ['a', 'c']],
      ['HTTP', ['b']],
    ]);
  });
});

describe('matchOperation', () => {
  const keywords = ['Parse JSON', 'ParseJson', 'Checks a text against a schema'];

  it('wants every word typed', () => {
    expect(matchOperation('x', 'json schema', keywords)).toBeGreaterThan(0);
    expect(matchOperation('x', 'json table', keywords)).toBe(0);
  });

  it('prefers the title to the summary', () => {
    expect(matchOperation('x', 'parse', keywords)).toBeGreaterThan(matchOperation('x', 'schema', keywords));
  });
});
