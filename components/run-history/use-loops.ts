'use client';

/** The iterations of each loop and the records of those that are shown, fetched as they are looked at. */

import { useCallback, useEffect, useMemo, useState } from 'react';
import { toast } from 'sonner';
import { messageOf } from '#components/shell/request-json.ts';
import type { IterationList, RecordSummaryJson } from '#core/api/runs.ts';
import type { WorkflowDefinition } from '#core/definition/types.ts';
import { getIterations, getRecords } from './api.ts';
import { type ChosenIterations, type LoopPlace, loopPlaces } from './loop-places.ts';

export type LoopState = LoopPlace &
  IterationList & {
    /** Those that failed, the first ones of them. */
    failed: IterationList['iterations'];
  };

export type Loops = {
  /** By the loop's name; a loop that has not begun is absent. */
  byName: ReadonlyMap<string, LoopState>;
  /** All that is known: outside loops, and of the iterations shown. */
  records: RecordSummaryJson[];
  chosen: ChosenIterations;
  choose(loop: string, index: number): void;
};

export type LoopsInput = {
  runId: string;
  definition: WorkflowDefinition;
  /** Records outside loops. */
  records: RecordSummaryJson[];
  /** Changes when the run has changed. */
  beat: number;
  /** What is looked at first. */
  initial: ChosenIterations;
};

type Fetched = { loops: LoopState[]; records: RecordSummaryJson[] };

/** As many as the panel of iterations shows. */
const SHOWN_FAILED = 200;

const NOTHING: Fetched = { loops: [], records: [] };

export function useLoops({ runId, definition, records, beat, initial }: LoopsInput): Loops {
  const [chosen, setChosen] = useState(initial);
  const [fetched, setFetched] = useState<Fetched>(NOTHING);
  const places = useMemo(() => loopPlaces(definition, chosen), [definition, chosen]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new beat means that the run has changed
  useEffect(() => {
    if (places.length === 0) return;
    const abort = new AbortController();
    fetchLoops({ runId, places, signal: abort.signal })
      .then((answer) => !abort.signal.aborted && setFetched(answer))
      .catch((error: unknown) => {
        if (!abort.signal.aborted)
          toast.error('The iterations could not be read', { id: 'loops', description: messageOf(error) });
      });
    return () => abort.abort();
  }, [runId, places, beat]);

  const choose = useCallback((loop: string, index: number) => setChosen((old) => ({ ...old, [loop]: index })), []);
  return useMemo(
    () => ({
      byName: new Map(fetched.loops.map((loop) => [loop.name, { ...loop, ...placeOf(places, loop.name) }])),
      records: [...records, ...fetched.records],
      chosen,
      choose,
    }),
    [fetched, places, records, chosen, choose],
  );
}

/** The pager moves at once, before the records of the iteration have come. */
function placeOf(places: LoopPlace[], name: string): Partial<LoopPlace> {
  return places.find((place) => place.name === name) ?? {};
}

type FetchOptions = { runId: string; places: LoopPlace[]; signal: AbortSignal };

async function fetchLoops({ runId, places, signal }: FetchOptions): Promise<Fetched> {
  const lists = await Promise.all(
    places.map(async (place) => {
      const from = pageStart(place.chosen);
      const { actions, prefix } = place;
      const [list, { iterations: failed }] = await Promise.all([
        getIterations(runId, { actions, prefix, from, signal }),
        getIterations(runId, { actions, prefix, limit: SHOWN_FAILED, isFailed: true, signal }),
      ]);
      return { ...place, ...list, failed };
    }),
  );
  const loops = lists.filter(({ total }) => total > 0);
  const records = await Promise.all(loops.map(({ repetition }) => getRecords(runId, repetition, signal)));
  return { loops, records: records.flat() };
}

/** The server answers 1,000 iterations at a time. */
function pageStart(index: number): number {
  return Math.floor(index / 1000) * 1000;
}
