'use client';

/** What the run is and how it went, and what can be done with it. */

import { ArrowLeft, CircleStop, RotateCcw } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { readable } from '#components/designer/editor/expression-scope.ts';
import { CopyButton } from '#components/designer/toolbar/copy-button.tsx';
import { Duration, RelativeTime } from '#components/shell/time.tsx';
import { useTask } from '#components/shell/use-task.ts';
import { Button } from '#components/ui/button.tsx';
import { StatusBadge } from '#components/ui/status-badge.tsx';
import type { RunSummary } from '#core/api/runs.ts';
import { isRunEnded } from '#core/runs/status.ts';
import { runAgain } from './api.ts';
import { CancelDialog } from './cancel-dialog.tsx';

export function RunHeader({ run }: { run: RunSummary }) {
  const router = useRouter();
  const again = useTask();
  const [isAsking, setAsking] = useState(false);
  const hasEnded = isRunEnded(run.status);
  const isCancelling = !hasEnded && run.cancelRequestedAt !== null;
  const startAgain = () => again.run(async () => router.push(`/runs/${encodeURIComponent(await runAgain(run.id))}`));
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
            <StatusBadge status={run.status} {...(isCancelling ? { word: 'Cancelling' } : {})} />
          </div>
          <p className="flex items-center text-muted-foreground text-xs">
            <span className="truncate font-mono">{run.id}</span>
            <CopyButton text={run.id} label="Copy the run's id" />
          </p>
        </div>
        <dl className="ml-auto flex items-center gap-5 text-xs max-lg:hidden">
          <Fact label="Version">v{run.versionNumber}</Fact>
          <Fact label="Trigger">{run.triggerKind === 'Manual' ? 'Run now' : run.triggerKind}</Fact>
          {run.parent && (
            <Fact label="Called by">
              <Link href={`/runs/${encodeURIComponent(run.parent.runId)}`} className="text-primary hover:underline">
                {readable(run.parent.action)}
              </Link>
            </Fact>
          )}
          {run.originRunId && (
            <Fact label="Run again of">
              <Link href={`/runs/${encodeURIComponent(run.originRunId)}`} className="text-primary hover:underline">
                an earlier run
              </Link>
            </Fact>
          )}
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
          <Button variant="secondary" size="sm" disabled={again.busy} onClick={startAgain}>
            <RotateCcw /> Run again
          </Button>
        </div>
      </div>
      {run.error && (
        <p
          role="alert"
          className="border-status-failed border-t bg-status-failed-soft px-4 py-1.5 text-status-failed text-xs"
        >
          <span className="font-medium">{run.error.code}</span> {run.error.message}
        </p>
      )}
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
