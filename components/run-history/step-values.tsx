'use client';

/** Inputs and outputs of a step, read from the server when they are looked at. */

import { EyeOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { messageOf } from '#components/shell/request-json.ts';
import { Skeleton } from '#components/ui/skeleton.tsx';
import type { RunValues } from '#core/api/runs.ts';
import { downloadUrl, getValues, type ValuesOf } from './api.ts';
import { ValueViewer } from './value-viewer.tsx';

export type StepValuesProps = {
  runId: string;
  of: ValuesOf;
  /** Another one means that the values may have changed. */
  version: string;
};

type State = { kind: 'loading' } | { kind: 'failed'; reason: string } | { kind: 'ready'; values: RunValues };

export function StepValues({ runId, of, version }: StepValuesProps) {
  const state = useValues({ runId, of, version });
  if (state.kind === 'loading') return <Skeleton className="h-40 w-full" />;
  if (state.kind === 'failed') {
    return (
      <p role="alert" className="text-destructive text-xs">
        {state.reason}
      </p>
    );
  }
  const sides = 'trigger' in of ? (['outputs'] as const) : (['inputs', 'outputs'] as const);
  return (
    <>
      {sides.map((side) => (
        <Side key={side} side={side} values={state.values} url={downloadUrl(runId, of, side)} />
      ))}
    </>
  );
}

function useValues({ runId, of, version }: StepValuesProps): State {
  const [state, setState] = useState<State>({ kind: 'loading' });
  const key = 'trigger' in of ? 'trigger' : `${of.action} ${of.repetition}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` says all of `of`, and the version asks again
  useEffect(() => {
    const abort = new AbortController();
    getValues(runId, of, abort.signal)
      .then((values) => setState({ kind: 'ready', values }))
      .catch((error: unknown) => !abort.signal.aborted && setState({ kind: 'failed', reason: messageOf(error) }));
    return () => abort.abort();
  }, [runId, key, version]);
  return state;
}

const TITLES = { inputs: 'Inputs', outputs: 'Outputs' };

function Side({ side, values, url }: { side: 'inputs' | 'outputs'; values: RunValues; url: string }) {
  const value = values[side];
  if (values.secured.includes(side)) {
    return (
      <section aria-label={TITLES[side]}>
        <h3 className="mb-1.5 font-medium text-xs">{TITLES[side]}</h3>
        <p className="flex items-center gap-2 rounded-lg bg-muted px-3 py-2 text-muted-foreground text-xs">
          <EyeOff className="size-4" aria-hidden="true" /> Kept out of the history by the step's settings.
        </p>
      </section>
    );
  }
  if (!value) {
    return (
      <section aria-label={TITLES[side]}>
        <h3 className="mb-1.5 font-medium text-xs">{TITLES[side]}</h3>
        <p className="text-muted-foreground text-xs">None</p>
      </section>
    );
  }
  return <ValueViewer title={TITLES[side]} {...value} downloadUrl={url} />;
}
