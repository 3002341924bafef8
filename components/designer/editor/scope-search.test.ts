import { describe, expect, it } from 'vitest';
import { EMPTY_SCOPE, type ScopeEntry } from './expression-scope.ts';
import { searchScope } from './scope-search.ts';

const entry = (label: string): ScopeEntry => ({ label, expression: `${label}()` });

const SCOPE = {
  ...EMPTY_SCOPE,
  groups: [
    { title: 'Get order', entries: [entry('subtotal'), entry('total')] },
    { title: 'Long', entries: Array.from({ length: 40 }, (_, index) => entry(`field${index}`)) },
  ],
  functions: [entry('concat')],
};

const labels = (query: string) =>
  searchScope(SCOPE, query).map(({ title, entries, rest }) => [
    title,
    entries.map((each) => each.label).join(' '),
    rest,
  ]);

describe('searchScope', () => {
  it('finds by label, expression and group, the best first', () => {
    expect(labels('total')).toEqual([['Get order', 'total subtotal', 0]]);
    expect(labels('order total')).toEqual([['Get order', 'subtotal total', 0]]);
    expect(labels('CONC')).toEqual([['Functions', 'concat', 0]]);
    expect(labels('nothing')).toEqual([]);
  });

  it('says how much of a long group is left out', () => {
    expect(labels('').map(([title, , rest]) => [title, rest])).toEqual([
      ['Get order', 0],
      ['Long', 28],
      ['Functions', 0],
    ]);
  });
});
