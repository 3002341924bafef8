'use client';

/** The run as the canvas shows it, with times that run on while it does. */

import { useMemo } from 'react';
import { useNow } from '#components/shell/use-now.ts';
import type { RunDetail } from '#core/api/runs.ts';
import type { WorkflowDefinition } from '#core/definition/types.ts';
import { type RunView, runView } from '#core/runs/run-view.ts';
import { isRunEnded } from '#core/runs/status.ts';
import type { Loops } from './use-loops.ts';

const BEAT = 1000;

export type OverlayInput = { detail: RunDetail; definition: WorkflowDefinition; loops: Loops };

export function useOverlay({ detail: { run }, definition, loops }: OverlayInput): RunView {
  const clock = useNow(isRunEnded(run.status) ? 0 : BEAT);
  const { records, chosen } = loops;
  // Before the clock is known the run's own last time stands in, the same on server and browser.
  const now = clock ?? run.endedAt ?? run.startedAt ?? run.acceptedAt;
  const moving = isRunEnded(run.status) ? (run.endedAt ?? 0) : now;
  return useMemo(
    () => runView({ definition, records: records.map(plainRecord), run, selection: chosen, now: moving }),
    [definition, records, run, chosen, moving],
  );
}

type RecordJson = Loops['records'][number];

/** Without the properties that are there but undefined, which parsed JSON may have. */
export function plainRecord({ code, error, endedAt, waiting, iterationCount, attempts, reused, ...rest }: RecordJson) {
  return {
    ...rest,
    attempts: attempts.map(({ error: failure, ...attempt }) => ({ ...attempt, ...(failure && { error: failure }) })),
    ...(code !== undefined && { code }),
    ...(error && { error }),
    ...(endedAt !== undefined && { endedAt }),
    ...(waiting && { waiting: { for: waiting.for, ...(waiting.until !== undefined && { until: waiting.until }) } }),
    ...(iterationCount !== undefined && { iterationCount }),
    ...(reused && { reused }),
  };
}
