'use client';

/** The runs of a list, in step with what happens on the server. */

import { useEffect, useEffectEvent, useRef, useState } from 'react';

import { messageOf } from '#components/shell/request-json.ts';
import type { RunFilter } from '#core/api/run-filter.ts';
import type { RunPage } from '#core/api/runs.ts';

import { fetchListedRuns, fetchRuns } from './api.ts';
import { firstShown, openRunIds, type ShownRuns, withNews, withOlder, withWaiting } from './merge-runs.ts';

/** As many as the server takes in one request. */
const MOST_REFRESHED = 200;

export type LiveRuns = {
  shown: ShownRuns;
  isLoading: boolean;
  /** Why the list stands still, in words. */
  problem: string | undefined;
  showWaiting(): void;
  loadOlder(): void;
};

export type LiveRunsOptions = {
  filter: RunFilter;
  page: RunPage;
  /** Changes when some run has changed. */
  notice: number;
  /** Whether new rows may come in at the top right now. */
  mayMove(): boolean;
};

export function useLiveRuns({ filter, page, notice, mayMove }: LiveRunsOptions): LiveRuns {
  const [shown, setShown] = useState(() => firstShown(page));
  const [isLoading, setLoading] = useState(false);
  const [problem, setProblem] = useState<string>();
  const ended = useRef<AbortController>(null);

  const lookAgain = useEffectEvent(async (signal: AbortSignal) => {
    const open = openRunIds(shown, MOST_REFRESHED);
    // A search in inputs and outputs reads too much to be made at every notice.
    const isSearch = filter.payload !== undefined;
    const [latest, refreshed] = await Promise.all([
      isSearch ? undefined : fetchRuns(filter, null, signal),
      open.length === 0 ? [] : fetchListedRuns(open, signal),
    ]);
    const isMoving = mayMove();
    setShown((before) => {
      const after = withNews(before, latest, refreshed);
      return isMoving || after.runs.length === 0 ? withWaiting(after) : after;
    });
  });

  // One look at a time, and one more when something happened meanwhile.
  const isBusy = useRef(false);
  const wants = useRef(false);
  const follow = useEffectEvent(async () => {
    const signal = ended.current?.signal;
    if (!signal) return;
    wants.current = true;
    if (isBusy.current) return;
    isBusy.current = true;
    while (wants.current && !signal.aborted) {
      wants.current = false;
      await lookAgain(signal).then(
        () => setProblem(undefined),
        (error) => signal.aborted || setProblem(messageOf(error)),
      );
    }
    isBusy.current = false;
  });

  useEffect(() => {
    const controller = new AbortController();
    ended.current = controller;
    return () => controller.abort();
  }, []);

  useEffect(() => {
    if (notice > 0) void follow();
  }, [notice]);

  async function older(signal: AbortSignal): Promise<void> {
    setLoading(true);
    try {
      const page = await fetchRuns(filter, shown.next, signal);
      setShown((before) => withOlder(before, page));
      setProblem(undefined);
    } catch (error) {
      if (!signal.aborted) setProblem(messageOf(error));
    } finally {
      setLoading(false);
    }
  }

  return {
    shown,
    isLoading,
    problem,
    showWaiting: () => setShown(withWaiting),
    loadOlder() {
      const signal = ended.current?.signal;
      if (signal && !isLoading) void older(signal);
    },
  };
}
