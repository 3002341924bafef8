'use client';

/** How many runs pass a filter, from the first run there was. */

import { useEffect, useState } from 'react';
import { fetchRunCounts } from '#components/runs/api.ts';
import { sumOf, totalOf } from '#components/runs/counted-range.ts';
import type { RunFilter } from '#core/api/run-filter.ts';

/** Before any run. */
const BEGINNING = '2020-01-01T00:00:00Z';

/** In words: `1,204 runs`; undefined while it is counted or where it cannot be. */
export function useRunCount(filter: RunFilter | undefined): string | undefined {
  const [words, setWords] = useState<string>();
  const key = JSON.stringify(filter);
  useEffect(() => {
    setWords(undefined);
    const asked: RunFilter | undefined = key === undefined ? undefined : JSON.parse(key);
    if (!asked || asked.payload !== undefined) return;
    const isOpen = asked.within === undefined && asked.from === undefined;
    const leaving = new AbortController();
    fetchRunCounts(isOpen ? { ...asked, from: BEGINNING } : asked, leaving.signal).then(
      ({ buckets, countedFrom }) => {
        const count = sumOf(totalOf(buckets));
        const text = `${count.toLocaleString('en')} ${count === 1 ? 'run' : 'runs'}`;
        setWords(countedFrom === null ? text : `More than ${text}`);
      },
      () => undefined,
    );
    return () => leaving.abort();
  }, [key]);
  return words;
}
