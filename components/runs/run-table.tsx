/** A table of runs: what happened, when, how long it took, and what went wrong, in the columns that were chosen; rows can be chosen too. */

import type { ReactNode } from 'react';
import { Duration, RelativeTime } from '#components/shell/time.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { Link } from '#components/ui/link.tsx';
import { StatusBadge } from '#components/ui/status-badge.tsx';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';
import type { ListedRun } from '#core/api/runs.ts';
import { isRunEnded } from '#core/runs/status.ts';

import { RUN_COLUMNS, type RunColumn } from './run-columns.ts';
import { triggerWord } from './trigger-words.ts';

export type RunTableProps = {
  runs: readonly ListedRun[];
  columns: readonly RunColumn[];
  chosen: ReadonlySet<string>;
  onChoose(chosen: ReadonlySet<string>): void;
};

export function RunTable({ runs, columns, chosen, onChoose }: RunTableProps) {
  const areAll = runs.every(({ id }) => chosen.has(id));
  return (
    <div className="overflow-hidden rounded-xl border border-border bg-card shadow-sm">
      <Table>
        <TableHeader>
          <TableRow className="hover:bg-transparent">
            <TableHead className="w-10">
              <Checkbox
                aria-label="Choose all that are shown"
                checked={areAll}
                onCheckedChange={() => onChoose(new Set(areAll ? [] : runs.map(({ id }) => id)))}
              />
            </TableHead>
            <TableHead className="w-32">Status</TableHead>
            {columns.map((column) => (
              <TableHead key={column} className={CELLS[column].head}>
                {RUN_COLUMNS[column]}
              </TableHead>
            ))}
          </TableRow>
        </TableHeader>
        <TableBody>
          {runs.map((run) => (
            <RunRow key={run.id} run={run} columns={columns} chosen={chosen} onChoose={onChoose} />
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

function RunRow({ run, columns, chosen, onChoose }: Omit<RunTableProps, 'runs'> & { run: ListedRun }) {
  const isCancelling = run.cancelRequestedAt !== null && !isRunEnded(run.status);
  const isChosen = chosen.has(run.id);
  const toggle = () => onChoose(new Set(isChosen ? [...chosen].filter((id) => id !== run.id) : [...chosen, run.id]));
  return (
    <TableRow className="relative" data-state={isChosen ? 'selected' : undefined}>
      <TableCell>
        <Checkbox
          className="relative z-10 align-middle"
          aria-label={`Choose the run ${run.id} of ${run.flowName}`}
          checked={isChosen}
          onCheckedChange={toggle}
        />
      </TableCell>
      <TableCell>
        <Link
          href={`/runs/${run.id}`}
          aria-label={`Run of ${run.flowName}, ${run.status}`}
          className="flex rounded-sm after:absolute after:inset-0"
        >
          <StatusBadge status={run.status} word={isCancelling ? 'Cancelling' : undefined} />
        </Link>
      </TableCell>
      {columns.map((column) => (
        <TableCell key={column} className={CELLS[column].cell}>
          {CELLS[column].of(run)}
        </TableCell>
      ))}
    </TableRow>
  );
}

type Cell = { head?: string; cell?: string; of(run: ListedRun): ReactNode };

const CELLS: { [column in RunColumn]: Cell } = {
  flow: {
    cell: 'max-w-64 font-medium',
    of: ({ flowId, flowName }) => (
      <Link href={`/flows/${flowId}`} className="relative z-10 block truncate hover:underline">
        {flowName}
      </Link>
    ),
  },
  runId: { cell: 'font-mono text-xs', of: ({ id }) => <Selectable>{id}</Selectable> },
  trigger: { cell: 'max-w-56 truncate text-muted-foreground', of: triggerWords },
  trackingId: {
    cell: 'max-w-56 text-muted-foreground',
    of: ({ clientTrackingId }) => <Selectable>{clientTrackingId}</Selectable>,
  },
  version: {
    head: 'w-20',
    cell: 'text-muted-foreground tabular-nums',
    of: ({ versionNumber }) => `v${versionNumber}`,
  },
  accepted: { head: 'w-36', cell: 'text-muted-foreground', of: ({ acceptedAt }) => <Time at={acceptedAt} /> },
  started: {
    head: 'w-36',
    cell: 'text-muted-foreground',
    of: ({ startedAt, acceptedAt }) => <Time at={startedAt ?? acceptedAt} />,
  },
  ended: { head: 'w-36', cell: 'text-muted-foreground', of: ({ endedAt }) => <Time at={endedAt} /> },
  duration: { head: 'w-28', of: ({ startedAt, endedAt }) => <Duration from={startedAt} to={endedAt} /> },
  errorCode: {
    cell: 'max-w-56 truncate text-muted-foreground',
    of: ({ error, failedAction }) => (failedAction?.error ?? error)?.code,
  },
  error: { cell: 'max-w-72', of: (run) => <Failure run={run} /> },
};

/** Above the link that covers the row, so that it can be marked and copied. */
function Selectable({ children }: { children: string }) {
  return (
    <span className="relative z-10 block w-fit max-w-full truncate" title={children}>
      {children}
    </span>
  );
}

function Time({ at }: { at: number | null }) {
  return at === null ? '–' : <RelativeTime at={at} />;
}

/** The action that failed says more than the run, which says that one did; not where the run ended for a reason of its own. */
function Failure({ run: { error, failedAction } }: { run: ListedRun }) {
  if (!error) return null;
  const cause = error.code === 'ActionFailed' && failedAction ? failedAction : { action: null, error };
  const text = cause.error.message || cause.error.code;
  return (
    <span
      className="block truncate text-status-failed"
      title={cause.action === null ? text : `${cause.action}: ${text}`}
    >
      {cause.action !== null && <span className="font-medium">{cause.action.replaceAll('_', ' ')}: </span>}
      {text}
    </span>
  );
}

function triggerWords({ triggerKind, originRunId }: ListedRun): string {
  return originRunId === null ? triggerWord(triggerKind) : `${triggerWord(triggerKind)}, replay`;
}
