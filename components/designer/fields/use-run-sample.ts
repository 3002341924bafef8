'use client';

/** The body that a step (or the trigger) gave in the chosen run, as a sample to make a schema from. */

import { useCallback } from 'react';
import { usePreviewSource } from '#components/designer/preview/preview-context.tsx';
import { getValues, type ValuesOf } from '#components/run-history/api.ts';
import { getOwn, isObject } from '#core/json/objects.ts';
import { parseJson } from '#core/json/parse-json.ts';
import { printJson } from '#core/json/print-json.ts';
import { useFieldScope } from './field-scope.tsx';

/** JSON text. Throws an error in words when the run has none. */
export function useRunSample(): (() => Promise<string>) | undefined {
  const preview = usePreviewSource();
  const { step } = useFieldScope();
  const read = useCallback(async () => {
    await preview?.source.open();
    const run = preview?.source.store.getState().run;
    if (!run) throw new Error('The flow has no run yet, or samples are chosen in place of one.');
    const of: ValuesOf = step === undefined ? { trigger: true } : { action: step, repetition: '' };
    const { outputs, secured } = await getValues(run.id, of);
    if (secured.includes('outputs')) throw new Error('What it gave is secured and not kept in the history.');
    if (outputs === null) throw new Error('It gave nothing in the chosen run.');
    if (outputs.truncated) throw new Error('What it gave is too big: paste a shorter sample.');
    const value = parseJson(outputs.text);
    const body = isObject(value) ? getOwn(value, 'body') : undefined;
    if (body === undefined) throw new Error('It gave no body in the chosen run.');
    return printJson(body, 2);
  }, [preview, step]);
  return preview ? read : undefined;
}
