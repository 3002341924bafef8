'use client';

/** One run: the canvas of its version with the run laid over it, and the step that is looked at. */

import { useMemo, useState } from 'react';
import type { RunDetail } from '#core/api/runs.ts';
import { RunCanvas } from './run-canvas.tsx';
import { readRunDefinition } from './run-definition.ts';
import { RunHeader } from './run-header.tsx';
import { RunPanel } from './run-panel.tsx';
import type { RunSelection } from './run-selection.ts';
import { useLoops } from './use-loops.ts';
import { useOverlay } from './use-overlay.ts';
import { useRunDetail } from './use-run-detail.ts';

export function RunView({ initial }: { initial: RunDetail }) {
  const { detail, beat } = useRunDetail(initial);
  const { definition, root } = useMemo(() => readRunDefinition(detail.definition), [detail.definition]);
  const [selection, setSelection] = useState<RunSelection | null>(null);
  const loops = useLoops({ runId: detail.run.id, definition, records: detail.records, beat });
  const view = useOverlay({ detail, definition, loops });
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <RunHeader run={detail.run} />
      <div className="flex min-h-0 flex-1">
        <div className="min-w-0 flex-1">
          <RunCanvas
            definition={definition}
            root={root}
            view={view}
            loops={loops}
            triggerName={detail.run.triggerName}
            selection={selection}
            onSelect={setSelection}
          />
        </div>
        <RunPanel
          run={detail.run}
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
