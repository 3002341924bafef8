'use client';

/** Inputs and outputs of a step, read from the server when they are looked at. */

import { EyeOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { messageOf } from '#components/shell/request-json.ts';
import { Link } from '#components/ui/link.tsx';
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
  const hasInputs = !('trigger' in of) && of.attempt === undefined;
  const sides = hasInputs ? (['inputs', 'outputs'] as const) : (['outputs'] as const);
  return (
    <>
      <Tracked tracked={state.values.tracked} />
      {sides.map((side) => (
        <Side key={side} side={side} values={state.values} url={downloadUrl(runId, of, side)} />
      ))}
    </>
  );
}

function useValues({ runId, of, version }: StepValuesProps): State {
  const [state, setState] = useState<State>({ kind: 'loading' });
  const key = JSON.stringify(of);
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

/** What the step tracked: runs are found by it. */
function Tracked({ tracked }: Pick<RunValues, 'tracked'>) {
  const entries = Object.entries(tracked);
  if (entries.length === 0) return null;
  return (
    <section aria-label="Tracked properties">
      <h3 className="mb-1.5 font-medium text-xs">Tracked properties</h3>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-xs">
        {entries.map(([name, text]) => (
          <div key={name} className="contents">
            <dt className="text-muted-foreground">{name}</dt>
            <dd className="break-words">
              <Link
                href={`/runs?property=${encodeURIComponent(`${name}=${text}`)}`}
                title="Find runs that tracked the same"
                className="text-primary hover:underline"
              >
                {text}
              </Link>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
