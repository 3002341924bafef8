'use client';

/** What a step gave in the chosen run, as a static result. */

import { useCallback } from 'react';
import { toast } from 'sonner';
import { readable } from '#components/designer/editor/expression-scope.ts';
import { usePreviewSource } from '#components/designer/preview/preview-context.tsx';
import type { RunSource } from '#components/designer/preview/run-source.ts';
import { getRecords, getRun, getValues } from '#components/run-history/api.ts';
import { messageOf } from '#components/shell/request-json.ts';
import { parseJson } from '#core/json/parse-json.ts';
import type { ValueObject } from '#core/json/value.ts';

/** Undefined when there is none; the person is told why. */
export function useResultOfRun(name: string): () => Promise<ValueObject | undefined> {
  const preview = usePreviewSource();
  return useCallback(async () => {
    try {
      if (preview) return await resultOf(preview.source, name);
    } catch (error) {
      toast.error('The run was not taken over', { description: messageOf(error) });
    }
    return undefined;
  }, [preview, name]);
}

const FIRST_ITERATIONS = ['000000', '000000/000000', '000000/000000/000000'];

/** Throws when the run has nothing to take. */
async function resultOf(source: RunSource, name: string): Promise<ValueObject> {
  await source.open();
  const { run } = source.store.getState();
  if (!run) throw new Error('The flow has no run yet, or samples are chosen in place of one.');
  const record = await recordOf(run.id, name);
  if (!record) throw new Error(`“${readable(name)}” did not run in the chosen run.`);
  const { outputs, secured } = await getValues(run.id, { action: record.action, repetition: record.repetition });
  if (secured.includes('outputs')) throw new Error('Its outputs are secured and not kept in the history.');
  if (outputs?.truncated) throw new Error('Its outputs are too big to stand in a definition.');
  return {
    status: record.status,
    ...(record.code === undefined ? {} : { code: record.code }),
    ...(record.error === undefined ? {} : { error: record.error }),
    ...(outputs === null ? {} : { outputs: parseJson(outputs.text) }),
  };
}

/** Of a step in loops that of the first iteration. */
async function recordOf(runId: string, name: string) {
  const { records } = await getRun(runId);
  const isOwn = ({ action }: { action: string }) => action.toLowerCase() === name.toLowerCase();
  const found = records.find(isOwn);
  if (found) return found;
  for (const repetition of FIRST_ITERATIONS) {
    const inside = (await getRecords(runId, repetition)).find(isOwn);
    if (inside) return inside;
  }
  return undefined;
}
