/**
 * How a list of runs takes in what has happened. Rows that are shown stay where they are and tell their news; rows that are
 * new wait until they are asked for, unless the top of the list is in view and nobody is about to use it.
 */

import type { ListedRun, RunPage } from '#core/api/runs.ts';
import { isRunEnded } from '#core/runs/status.ts';

export type ShownRuns = {
  /** Newest first. */
  runs: readonly ListedRun[];
  /** Where the next page begins; null at the end. */
  next: string | null;
  /** See RunPage. */
  searchedTo: number | null;
  /** Runs that are not shown yet, newest first. */
  waiting: readonly ListedRun[];
  /** There are more of these than one page: showing them begins the list anew, at `next`. */
  anew: Pick<RunPage, 'next' | 'searchedTo'> | null;
};

/** A list that only grows at its top would slow the page down. */
const MOST = 200;

export function firstShown({ runs, next, searchedTo }: RunPage): ShownRuns {
  return { runs, next, searchedTo, waiting: [], anew: null };
}

/** `latest`: the first page as it is now; `refreshed`: shown runs as they are now. */
export function withNews(shown: ShownRuns, latest: RunPage | undefined, refreshed: readonly ListedRun[]): ShownRuns {
  const news = new Map([...(latest?.runs ?? []), ...refreshed].map((run) => [run.id, run]));
  const runs = shown.runs.map((run) => news.get(run.id) ?? run);
  if (!latest) return { ...shown, runs };
  const known = new Set(runs.map(({ id }) => id));
  const waiting = latest.runs.filter(({ id }) => !known.has(id) && isWithin(shown, id));
  const isApart = runs.length > 0 && latest.next !== null && waiting.length === latest.runs.length;
  return { ...shown, runs, waiting, anew: isApart ? { next: latest.next, searchedTo: latest.searchedTo } : null };
}

/** What is older than all that is shown comes with its page. */
function isWithin({ runs, next }: ShownRuns, id: string): boolean {
  return next === null || id > (runs.at(-1)?.id ?? '');
}

/** With the waiting runs in their places. */
export function withWaiting(shown: ShownRuns): ShownRuns {
  if (shown.anew) return { runs: shown.waiting, waiting: [], anew: null, ...shown.anew };
  const runs = [...shown.waiting, ...shown.runs].sort((a, b) => (a.id < b.id ? 1 : -1));
  const kept = runs.slice(0, Math.max(MOST, shown.runs.length));
  const isCut = kept.length < runs.length;
  return {
    runs: kept,
    waiting: [],
    anew: null,
    next: isCut ? (kept.at(-1)?.id ?? null) : shown.next,
    searchedTo: isCut ? null : shown.searchedTo,
  };
}

export function withOlder(shown: ShownRuns, { runs, next, searchedTo }: RunPage): ShownRuns {
  return { ...shown, runs: [...shown.runs, ...runs], next, searchedTo };
}

/** Those that may have changed without being on the first page. */
export function openRunIds({ runs }: ShownRuns, most: number): string[] {
  return runs
    .filter(({ status }) => !isRunEnded(status))
    .slice(0, most)
    .map(({ id }) => id);
}
