'use client';

/** The step of the run that is looked at: how it went, what went in, what came out. */

import { X } from 'lucide-react';
import { OperationIcon } from '#components/designer/canvas/operation-icon.tsx';
import { stepFaces } from '#components/designer/canvas/step-faces.ts';
import { readable } from '#components/designer/editor/expression-scope.ts';
import { ReplayFromStep } from '#components/replay/replay-from-step.tsx';
import { Button } from '#components/ui/button.tsx';
import { Link } from '#components/ui/link.tsx';
import { StatusBadge } from '#components/ui/status-badge.tsx';
import type { RecordSummaryJson, RunDetail } from '#core/api/runs.ts';
import type { WorkflowDefinition } from '#core/definition/types.ts';
import { repetitionText } from '#core/runs/repetition-text.ts';
import type { NodeView, RunView } from '#core/runs/run-view.ts';
import { AttemptTable } from './attempt-table.tsx';
import { ErrorBox } from './error-box.tsx';
import type { RunSelection } from './run-selection.ts';
import { StepValues } from './step-values.tsx';

export type RunPanelProps = {
  detail: RunDetail;
  records: RecordSummaryJson[];
  definition: WorkflowDefinition;
  view: RunView;
  selection: RunSelection | null;
  onClose(): void;
};

export function RunPanel({ detail, records, definition, view, selection, onClose }: RunPanelProps) {
  if (!selection) return null;
  const { run } = detail;
  const face = stepFaces(definition).faceOf(selection.kind, selection.name);
  const node = selection.kind === 'action' ? view.nodes.get(selection.name) : undefined;
  return (
    <aside
      aria-label="Step of the run"
      data-run-panel
      className="flex h-full w-[28rem] shrink-0 flex-col border-border border-l bg-card max-xl:w-[24rem]"
    >
      <header className="flex h-12 shrink-0 items-center gap-2 border-border border-b pr-2 pl-3">
        <OperationIcon icon={face.icon} group={face.group} />
        <div className="min-w-0 flex-1">
          <h2 className="truncate font-medium text-[13px] leading-5">{readable(selection.name)}</h2>
          <p className="truncate text-[11px] text-muted-foreground leading-4">{face.operation}</p>
        </div>
        {node?.status && <StatusBadge status={node.status} word={node.statusText} />}
        <Button variant="ghost" size="icon-sm" aria-label="Close the panel" onClick={onClose}>
          <X />
        </Button>
      </header>
      <div className="min-h-0 flex-1 space-y-4 overflow-y-auto p-3">
        {selection.kind === 'trigger' ? (
          <StepValues key="trigger" runId={run.id} of={{ trigger: true }} version={run.status} />
        ) : (
          node && <ActionDetail detail={detail} definition={definition} node={node} record={recordOf(records, node)} />
        )}
      </div>
    </aside>
  );
}

function recordOf(records: RecordSummaryJson[], { name, repetition }: NodeView): RecordSummaryJson | undefined {
  return records.find(
    (record) => record.action.toLowerCase() === name.toLowerCase() && record.repetition === repetition,
  );
}

type ActionDetailProps = Pick<RunPanelProps, 'detail' | 'definition'> & {
  node: NodeView;
  record: RecordSummaryJson | undefined;
};

function ActionDetail({ detail, definition, node, record }: ActionDetailProps) {
  if (!record) return <p className="text-muted-foreground">{node.statusText}.</p>;
  const { action, repetition, status, attempts, childRunId, reused } = record;
  const runId = detail.run.id;
  return (
    <>
      {reused && (
        <p className="rounded-lg bg-muted px-3 py-2 text-muted-foreground text-xs">
          Taken over from the run that this one replays: it was not done again.
        </p>
      )}
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-xs">
        {node.durationText !== undefined && <Fact label="Duration" text={node.durationText} />}
        {node.code !== undefined && <Fact label="Code" text={node.code} />}
        {repetition !== '' && <Fact label="Iteration" text={repetitionText(repetition)} />}
        {node.iterationCount !== undefined && <Fact label="Iterations" text={String(node.iterationCount)} />}
      </dl>
      {node.waitingText !== undefined && (
        <p role="status" className="rounded-lg bg-status-waiting-soft px-3 py-2 text-status-waiting text-xs">
          {node.waitingText}
        </p>
      )}
      {childRunId !== undefined && (
        <Link
          href={`/runs/${encodeURIComponent(childRunId)}`}
          className="inline-block font-medium text-primary text-xs hover:underline"
        >
          Show the run of the called flow
        </Link>
      )}
      {node.error && <ErrorBox {...node.error} />}
      <ReplayFromStep detail={detail} definition={definition} record={record} />
      {attempts.length > 1 && <AttemptTable attempts={attempts} of={{ runId, action, repetition }} />}
      <StepValues
        key={`${action} ${repetition}`}
        runId={runId}
        of={{ action, repetition }}
        version={`${status} ${attempts.length}`}
      />
    </>
  );
}

function Fact({ label, text }: { label: string; text: string }) {
  return (
    <>
      <dt className="text-muted-foreground">{label}</dt>
      <dd className="font-medium tabular-nums">{text}</dd>
    </>
  );
}
