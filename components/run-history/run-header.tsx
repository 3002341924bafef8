'use client';

/** What the run is and how it went, and what can be done with it. */

import { ArrowLeft, CircleStop, RotateCcw } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { readable } from '#components/designer/editor/expression-scope.ts';
import { CopyButton } from '#components/designer/toolbar/copy-button.tsx';
import { HoldButton } from '#components/holds/hold-button.tsx';
import { ReplayDialog } from '#components/replay/replay-dialog.tsx';
import { Duration, RelativeTime } from '#components/shell/time.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { Link } from '#components/ui/link.tsx';
import { StatusBadge } from '#components/ui/status-badge.tsx';
import type { RunDetail } from '#core/api/runs.ts';
import { type ActionStatus, isRunEnded } from '#core/runs/status.ts';
import { CancelDialog } from './cancel-dialog.tsx';
import { RunLinks } from './run-links.tsx';

export function RunHeader({ detail, onChange }: { detail: RunDetail; onChange(): void }) {
  const { run } = detail;
  const [isAsking, setAsking] = useState(false);
  const [isReplaying, setReplaying] = useState(false);
  const hasEnded = isRunEnded(run.status);
  const isCancelling = isBeingCancelled(run);
  return (
    <header className="shrink-0 border-border border-b bg-card">
      <div className="flex h-14 items-center gap-4 px-3">
        <Button variant="ghost" size="icon-sm" asChild>
          <Link href={`/flows/${encodeURIComponent(run.flowId)}/runs`} aria-label={`Runs of ${run.flowName}`}>
            <ArrowLeft />
          </Link>
        </Button>
        <div className="min-w-0">
          <div className="flex items-center gap-2">
            <h1 className="truncate font-semibold">
              <Link href={`/flows/${encodeURIComponent(run.flowId)}`} className="hover:underline">
                {run.flowName}
              </Link>
            </h1>
            <StatusBadge {...badgeOf(detail)} />
            {detail.holdReason !== null && <Badge variant="outline">Held: {detail.holdReason}</Badge>}
          </div>
          <p className="flex items-center text-muted-foreground text-xs">
            <span className="truncate font-mono">{run.id}</span>
            <CopyButton text={run.id} label="Copy the run's id" />
          </p>
        </div>
        <dl className="ml-auto flex items-center gap-5 text-xs max-lg:hidden">
          <Fact label="Version">v{run.versionNumber}</Fact>
          <Fact label="Trigger">{run.triggerKind === 'Manual' ? 'Run now' : run.triggerKind}</Fact>
          <Fact label="Started">
            <RelativeTime at={run.startedAt ?? run.acceptedAt} />
          </Fact>
          <Fact label="Duration">
            <Duration from={run.startedAt ?? run.acceptedAt} to={run.endedAt} />
          </Fact>
        </dl>
        <div className="flex items-center gap-2 max-lg:ml-auto">
          {hasEnded ? null : (
            <Button variant="secondary" size="sm" disabled={isCancelling} onClick={() => setAsking(true)}>
              <CircleStop /> Cancel
            </Button>
          )}
          <HoldButton runId={run.id} reason={detail.holdReason} onChange={onChange} />
          <Button
            variant="secondary"
            size="sm"
            disabled={detail.areValuesGone}
            title={detail.areValuesGone ? 'Its values were removed because of their age' : undefined}
            onClick={() => setReplaying(true)}
          >
            <RotateCcw /> Replay
          </Button>
        </div>
      </div>
      {run.error && (
        <p
          role="alert"
          className="border-status-failed border-t bg-status-failed-soft px-4 py-1.5 text-status-failed text-xs"
        >
          <span className="font-medium">{run.error.code}</span> {run.error.message}
          <FailedStep detail={detail} />
        </p>
      )}
      <RunLinks detail={detail} />
      <ReplayDialog detail={detail} isOpen={isReplaying} onClose={() => setReplaying(false)} />
      <CancelDialog runId={run.id} isOpen={isAsking} onClose={() => setAsking(false)} />
    </header>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-muted-foreground">{label}</dt>
      <dd className="font-medium">{children}</dd>
    </div>
  );
}

/** That an action failed says little: which one, and of what, says more. */
function FailedStep({ detail: { run, records } }: { detail: RunDetail }) {
  if (run.error?.code !== 'ActionFailed') return null;
  const isCause = ({ status, error }: RunDetail['records'][number]) =>
    (status === 'Failed' || status === 'TimedOut') && error !== undefined && error.code !== 'ActionFailed';
  const failed = records.findLast(isCause);
  return failed?.error ? (
    <>
      {' '}
      <span className="font-medium">{readable(failed.action)}:</span> {failed.error.message.split('\n', 1)[0]}
    </>
  ) : null;
}

function isBeingCancelled({ status, cancelRequestedAt }: RunDetail['run']): boolean {
  return !isRunEnded(status) && cancelRequestedAt !== null;
}

/** A run that nobody goes on with is not running, whatever was written last. */
function badgeOf({ run, isAttended }: RunDetail): { status: ActionStatus; word?: string } {
  if (isBeingCancelled(run)) return { status: run.status, word: 'Cancelling' };
  return isAttended ? { status: run.status } : { status: 'Waiting', word: 'Waits for a worker' };
}
