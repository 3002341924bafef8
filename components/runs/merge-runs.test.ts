import { describe, expect, it } from 'vitest';

import type { ListedRun, RunPage } from '#core/api/runs.ts';
import type { RunStatus } from '#core/runs/status.ts';

import { firstShown, openRunIds, type ShownRuns, withNews, withOlder, withWaiting } from './merge-runs.ts';

function run(id: string, status: RunStatus = 'Succeeded'): ListedRun {
  return { id, status } as ListedRun;
}

function page(ids: string, next: string | null = null): RunPage {
  return { runs: [...ids].map((id) => run(id)), next, searchedTo: null };
}

function ids(runs: ShownRuns['runs']): string {
  return runs.map(({ id }) => id).join('');
}

describe('the list of runs while runs go on', () => {
  it('keeps the shown rows in their places, and lets new ones wait', () => {
    const shown = withNews(firstShown(page('dcb')), page('fedcb'), []);
    expect([ids(shown.runs), ids(shown.waiting)]).toEqual(['dcb', 'fe']);
    const after = withWaiting(shown);
    expect([ids(after.runs), ids(after.waiting), after.next]).toEqual(['fedcb', '', null]);
  });

  it('tells the news of shown rows, on the first page and beyond', () => {
    const before = firstShown({
      runs: [run('c', 'Running'), run('b', 'Running'), run('a')],
      next: null,
      searchedTo: null,
    });
    expect(openRunIds(before, 9)).toEqual(['c', 'b']);
    const shown = withNews(before, page('c'), [run('b', 'Failed')]);
    expect(shown.runs.map(({ status }) => status)).toEqual(['Succeeded', 'Failed', 'Succeeded']);
  });

  it('puts a run that passes the filter only now into its place', () => {
    const shown = withWaiting(withNews(firstShown(page('ec')), page('edc'), []));
    expect(ids(shown.runs)).toBe('edc');
  });

  it('does not take older runs for new ones', () => {
    const shown = withNews(firstShown(page('dc', 'c')), page('dcb', 'b'), []);
    expect(ids(shown.waiting)).toBe('');
    expect(ids(withOlder(shown, page('ba')).runs)).toBe('dcba');
  });

  it('begins anew where more came than one page holds', () => {
    const shown = withNews(firstShown(page('cba')), page('zyx', 'x'), []);
    expect(withWaiting(shown)).toEqual({ ...page('zyx', 'x'), waiting: [], anew: null });
  });

  it('shows the first runs of an empty list', () => {
    expect(ids(withWaiting(withNews(firstShown(page('')), page('ba', 'a'), [])).runs)).toBe('ba');
  });

  it('does not grow for ever', () => {
    let shown = firstShown(page(''));
    for (let index = 0; index < 300; index += 1) {
      const id = String(index).padStart(3, '0');
      shown = withWaiting(withNews(shown, { runs: [run(id)], next: null, searchedTo: null }, []));
    }
    expect(shown.runs).toHaveLength(200);
    expect(shown).toMatchObject({ next: '100' });
  });
});
