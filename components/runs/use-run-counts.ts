'use client';

/** The counts of the chart, in step with what happens, but not at every run: they are looked up anew now and then. */

import { useEffect, useEffectEvent, useRef, useState } from 'react';

import { messageOf } from '#components/shell/request-json.ts';
import type { RunFilter } from '#core/api/run-filter.ts';
import type { RunCounts } from '#core/api/runs.ts';

import { fetchRunCounts } from './api.ts';

const PAUSE_MS = 10_000;

export type LiveCounts = { counts: RunCounts | undefined; problem: string | undefined };

/** `notice` changes when some run has changed. */
export function useRunCounts(filter: RunFilter, notice: number): LiveCounts {
  const [counts, setCounts] = useState<RunCounts>();
  const [problem, setProblem] = useState<string>();
  const nextAt = useRef(0);

  const look = useEffectEvent((signal: AbortSignal) => {
    nextAt.current = performance.now() + PAUSE_MS;
    fetchRunCounts(filter, signal).then(
      (found) => {
        setCounts(found);
        setProblem(undefined);
      },
      (error) => signal.aborted || setProblem(messageOf(error)),
    );
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: a notice is the reason to look, and says nothing else
  useEffect(() => {
    const controller = new AbortController();
    const timer = setTimeout(() => look(controller.signal), Math.max(0, nextAt.current - performance.now()));
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [notice]);
  return { counts, problem };
}
