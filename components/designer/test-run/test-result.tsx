'use client';

/** How the test run went: as a whole, or the step that is selected with all its values. */

import { EyeOff } from 'lucide-react';
import { useDesigner, useDesignerActions } from '#components/designer/designer-context.tsx';
import { readable } from '#components/designer/editor/expression-scope.ts';
import { AttemptTable } from '#components/run-history/attempt-table.tsx';
import { ErrorBox } from '#components/run-history/error-box.tsx';
import { ValueViewer } from '#components/run-history/value-viewer.tsx';
import { Button } from '#components/ui/button.tsx';
import { StatusBadge } from '#components/ui/status-badge.tsx';
import type { ShownValue, TestRecord } from '#core/api/test-runs.ts';
import type { NodeView } from '#core/runs/run-view.ts';
import { recordKey, type TestRun } from './test-run-state.ts';
import { useTestView } from './use-test-overlay.tsx';

export function TestResult({ run }: { run: TestRun }) {
  const selection = useDesigner((state) => state.selection);
  const { select } = useDesignerActions();
  const node = useTestView()?.nodes.get(selection?.kind === 'action' ? selection.name : '');
  if (!selection) return <WholeRun run={run} />;
  return (
    <div className="space-y-4">
      <div className="flex items-center gap-2">
        <h3 className="min-w-0 flex-1 truncate font-medium text-[13px]">{readable(selection.name)}</h3>
        {node?.status && <StatusBadge status={node.status} word={node.statusText} />}
        <Button variant="ghost" size="sm" onClick={() => select(null)}>
          Whole run
        </Button>
      </div>
      {selection.kind === 'trigger' && run.trigger && <ValueViewer title="Outputs" {...run.trigger} />}
      {selection.kind === 'action' && <StepResult run={run} node={node} />}
    </div>
  );
}

function StepResult({ run, node }: { run: TestRun; node: NodeView | undefined }) {
  const record = node && run.records.get(recordKey({ action: node.name, repetition: node.repetition }));
  if (!record) return <p className="text-muted-foreground text-xs">{node?.statusText ?? 'Not part of this run'}.</p>;
  return (
    <>
      {run.stoppedBefore?.toLowerCase() === record.action.toLowerCase() && (
        <p role="note" className="rounded-lg bg-primary-soft px-3 py-2 text-primary text-xs">
          The run stopped before this step. It has done nothing; these would have been its inputs.
        </p>
      )}
      {node.error && <ErrorBox {...node.error} />}
      {node.waitingText !== undefined && <p className="text-status-waiting text-xs">{node.waitingText}</p>}
      {record.attempts.length > 1 && <AttemptTable attempts={record.attempts} />}
      <Side title="Inputs" side="inputs" record={record} />
      <Side title="Outputs" side="outputs" record={record} />
    </>
  );
}

type SideProps = { title: string; side: 'inputs' | 'outputs'; record: TestRecord };

function Side({ title, side, record }: SideProps) {
  if (record.secured?.includes(side)) {
    return (
      <p className="flex items-center gap-2 rounded-lg bg-muted px-3 py-2 text-muted-foreground text-xs">
        <EyeOff className="size-4" aria-hidden="true" /> {title} are hidden by the step's settings.
      </p>
    );
  }
  return <Value title={title} value={record[side]} />;
}

function Value({ title, value }: { title: string; value: ShownValue | null | undefined }) {
  return value ? <ValueViewer title={title} {...value} /> : null;
}

function WholeRun({ run }: { run: TestRun }) {
  const { response, error, stoppedBefore, notes, omitted, status } = run;
  return (
    <div className="space-y-4 text-xs">
      {notes.map((note) => (
        <p key={note} role="note" className="rounded-lg bg-status-waiting-soft px-3 py-2 text-status-waiting">
          {note}
        </p>
      ))}
      {stoppedBefore !== null && (
        <p className="rounded-lg bg-primary-soft px-3 py-2 text-primary">
          Stopped before {readable(stoppedBefore)}, as asked.
        </p>
      )}
      {error && <ErrorBox {...error} />}
      <Failures run={run} />
      {omitted > 0 && <p>{omitted.toLocaleString('en')} records of further iterations are not shown.</p>}
      {response && (
        <section aria-label="Response" className="space-y-2">
          <h3 className="font-medium">Response: {response.statusCode}</h3>
          <Headers headers={response.headers} />
          <Value title="Body" value={response.body} />
        </section>
      )}
      <Value title="Outputs of the flow" value={run.outputs} />
      <p className="text-muted-foreground">
        {status === 'Running'
          ? 'Select a step to follow it.'
          : 'Select a step on the canvas to see its inputs and outputs.'}
      </p>
    </div>
  );
}

const FAILURES_SHOWN = 5;

/** The first steps that failed, each leading there. */
function Failures({ run }: { run: TestRun }) {
  const { select } = useDesignerActions();
  const failed = [...run.records.values()].filter(({ status, error }) => status === 'Failed' && error);
  if (failed.length === 0) return null;
  return (
    <section aria-label="What failed" className="space-y-1">
      <h3 className="font-medium">What failed</h3>
      <ul className="space-y-0.5">
        {failed.slice(0, FAILURES_SHOWN).map(({ action, repetition, error }) => (
          <li key={`${repetition} ${action}`}>
            <button
              type="button"
              onClick={() => select({ kind: 'action', name: action })}
              className="w-full rounded-md p-1.5 text-left hover:bg-accent"
            >
              <span className="block font-medium">{readable(action)}</span>
              <span className="line-clamp-2 text-muted-foreground">{error?.message}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Headers({ headers }: { headers: Record<string, string> }) {
  const entries = Object.entries(headers);
  if (entries.length === 0) return null;
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 font-mono text-[11px]">
      {entries.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-muted-foreground">{name}</dt>
          <dd className="break-all">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
