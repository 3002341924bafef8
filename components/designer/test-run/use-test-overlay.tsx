'use client';

/** The test run as the canvas shows it: the same overlay as that of a run in the history. */

import { useMemo } from 'react';
import type { CanvasContextValue, StepOverlay } from '#components/designer/canvas/canvas-context.tsx';
import { useShownModel } from '#components/designer/designer-context.tsx';
import { IterationPager } from '#components/run-history/iteration-pager.tsx';
import { loopPlaces } from '#components/run-history/loop-places.ts';
import { useNow } from '#components/shell/use-now.ts';
import { type RunView, runView } from '#core/runs/run-view.ts';
import { useTestRun } from './test-run-context.tsx';

const BEAT = 1000;
const NONE: ReturnType<typeof useTestOverlay> = {};
const FIRED: StepOverlay = { status: 'Succeeded', duration: '', tries: 1 };

/** Undefined while no test run is shown. */
export function useTestView(): RunView | undefined {
  const { definition } = useShownModel();
  const { run, chosen } = useTestRun();
  const clock = useNow(run && run.endedAt === null ? BEAT : 0);
  const now = run?.endedAt ?? Math.max(clock ?? 0, run?.startedAt ?? 0);
  return useMemo(() => {
    if (!run) return undefined;
    const records = [...run.records.values()].map(plainRecord);
    return runView({ definition, records, run, selection: chosen, now });
  }, [definition, run, chosen, now]);
}

/** Nothing while no test run is shown. */
export function useTestOverlay(): Pick<CanvasContextValue, 'overlayOf' | 'frameExtra'> {
  const { definition } = useShownModel();
  const { run, chosen, choose } = useTestRun();
  const view = useTestView();
  const triggerName = run?.triggerName;
  return useMemo(() => {
    if (!view) return NONE;
    const places = new Map(loopPlaces(definition, chosen).map((place) => [place.name, place]));
    return {
      overlayOf(name) {
        if (name === triggerName) return FIRED;
        const node = view.nodes.get(name);
        if (!node?.status) return undefined;
        return { status: node.status, duration: node.durationText ?? '', tries: node.tries };
      },
      frameExtra(name) {
        const [place, iterations] = [places.get(name), view.loops.get(name) ?? []];
        if (!place || iterations.length === 0) return null;
        const total = Math.max(...iterations.map(({ index }) => index)) + 1;
        const failed = iterations.filter(({ status }) => status === 'Failed' || status === 'TimedOut');
        const loop = { ...place, total, iterations: [...iterations], failed };
        return <IterationPager loop={loop} onChoose={(index) => choose(name, index)} />;
      },
    };
  }, [definition, view, chosen, choose, triggerName]);
}

type Records = NonNullable<ReturnType<typeof useTestRun>['run']>['records'];
type TestRecord = Records extends ReadonlyMap<string, infer R> ? R : never;

/** Without its values, and without the properties that are there but undefined. */
function plainRecord({ code, error, endedAt, waiting, iterationCount, attempts, ...rest }: TestRecord) {
  const { inputs: _, outputs: __, childRunId: ___, secured: ____, ...plain } = rest;
  return {
    ...plain,
    attempts: attempts.map(({ error: failure, ...attempt }) => ({ ...attempt, ...(failure && { error: failure }) })),
    ...(code !== undefined && { code }),
    ...(error && { error }),
    ...(endedAt !== undefined && { endedAt }),
    ...(waiting && { waiting: { for: waiting.for, ...(waiting.until !== undefined && { until: waiting.until }) } }),
    ...(iterationCount !== undefined && { iterationCount }),
  };
}
