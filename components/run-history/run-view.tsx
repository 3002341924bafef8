'use client';

/** One run: the canvas of its version with the run laid over it, its timeline, and the step that is looked at. */

import { ChartNoAxesGantt } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import type { RunDetail } from '#core/api/runs.ts';
import type { WorkflowDefinition } from '#core/definition/types.ts';
import { findAction } from '#core/definition/walk.ts';
import { type RunAddress, runAddressQuery } from './run-address.ts';
import { RunCanvas } from './run-canvas.tsx';
import { readRunDefinition } from './run-definition.ts';
import { RunHeader } from './run-header.tsx';
import { RunPanel } from './run-panel.tsx';
import type { RunSelection } from './run-selection.ts';
import { RunTimeline } from './run-timeline.tsx';
import { useLoops } from './use-loops.ts';
import { useOverlay } from './use-overlay.ts';
import { useRunDetail } from './use-run-detail.ts';

export type RunViewProps = { initial: RunDetail; address: RunAddress };

export function RunView({ initial, address }: RunViewProps) {
  const { detail, beat, refresh } = useRunDetail(initial);
  const { definition, root } = useMemo(() => readRunDefinition(detail.definition), [detail.definition]);
  const [selection, setSelection] = useState(() => selectionOf(address.step, { definition, run: detail.run }));
  const [hasTimeline, setTimeline] = useState(address.hasTimeline);
  const { run, records } = detail;
  const loops = useLoops({ runId: run.id, definition, records, beat, initial: address.chosen });
  const view = useOverlay({ detail, definition, loops });
  useAddress({ step: selection?.name ?? null, chosen: loops.chosen, hasTimeline });
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <RunHeader detail={detail} onChange={refresh} />
      <div className="flex min-h-0 flex-1">
        <div className="flex min-w-0 flex-1 flex-col">
          <div className="relative min-h-0 flex-1">
            <RunCanvas
              definition={definition}
              root={root}
              view={view}
              loops={loops}
              triggerName={run.triggerName}
              selection={selection}
              onSelect={setSelection}
            />
            <Button
              variant="secondary"
              size="sm"
              aria-pressed={hasTimeline}
              className="absolute top-4 left-4 shadow-sm aria-pressed:border-primary aria-pressed:text-primary"
              onClick={() => setTimeline(!hasTimeline)}
            >
              <ChartNoAxesGantt aria-hidden="true" /> Timeline
            </Button>
          </div>
          {hasTimeline && (
            <div className="h-[42%] shrink-0 border-border border-t">
              <RunTimeline
                run={run}
                definition={definition}
                view={view}
                loops={loops}
                selection={selection}
                onSelect={setSelection}
              />
            </div>
          )}
        </div>
        <RunPanel
          detail={detail}
          records={loops.records}
          definition={definition}
          view={view}
          selection={selection}
          onClose={() => setSelection(null)}
        />
      </div>
    </div>
  );
}

type Steps = { definition: WorkflowDefinition; run: RunDetail['run'] };

function selectionOf(step: string | null, { definition, run }: Steps): RunSelection | null {
  if (step === null) return null;
  if (step === run.triggerName) return { kind: 'trigger', name: step };
  return findAction(definition, step) ? { kind: 'action', name: step } : null;
}

/** What is looked at stands in the address, so that it can be sent and comes back with a reload. */
function useAddress({ step, chosen, hasTimeline }: RunAddress): void {
  useEffect(() => {
    const query = runAddressQuery({ step, chosen, hasTimeline });
    if (query !== window.location.search) window.history.replaceState(null, '', `${window.location.pathname}${query}`);
  }, [step, chosen, hasTimeline]);
}
