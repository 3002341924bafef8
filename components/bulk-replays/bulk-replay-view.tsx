'use client';

/** Runs that are done again together, as it goes on: how far, what could not be done, and the way to stop it. */

import { CircleStop } from 'lucide-react';
import { useEffect, useState } from 'react';
import { PageHeader } from '#components/shell/page-header.tsx';
import { messageOf } from '#components/shell/request-json.ts';
import { RelativeTime } from '#components/shell/time.tsx';
import { useTask } from '#components/shell/use-task.ts';
import { Button } from '#components/ui/button.tsx';
import { Link } from '#components/ui/link.tsx';
import type { BulkReplayDetail } from '#core/api/bulk-replays.ts';
import { getBulkReplay, stopBulkReplay } from './api.ts';
import { BulkStatusBadge } from './bulk-status-badge.tsx';
import { Progress } from './progress.tsx';

export function BulkReplayView({ initial }: { initial: BulkReplayDetail }) {
  const { detail, problem } = useBulkReplay(initial);
  const stopping = useTask();
  const { id, waiting, replayed, refused, outcomes, refusals } = detail;
  const isOver = detail.status === 'Finished' || detail.status === 'Stopped';
  const all = waiting + replayed + refused;
  return (
    <>
      <PageHeader
        title="Replay of many runs"
        description={
          <>
            {detail.from === 'Start' ? 'From the start' : 'From the steps that failed'},{' '}
            {detail.version === 'Own' ? 'each on its own version' : 'on the published version'}, at most{' '}
            {detail.perMinute.toLocaleString('en')} in a minute. Begun {detail.createdBy && `by ${detail.createdBy} `}
            <RelativeTime at={detail.createdAt} />.
          </>
        }
      >
        <BulkStatusBadge status={detail.status} />
        {!isOver && (
          <Button
            variant="secondary"
            size="sm"
            disabled={stopping.busy}
            onClick={() => stopping.run(() => stopBulkReplay(id))}
          >
            <CircleStop aria-hidden="true" /> Stop
          </Button>
        )}
      </PageHeader>
      {problem !== undefined && (
        <p role="alert" className="text-destructive text-sm">
          What is shown may be old: {problem}
        </p>
      )}
      <Progress done={replayed + refused} all={all} label="Runs replayed" isGrowing={detail.status === 'Collecting'} />
      <dl className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-6">
        <Figure label="Still to do" value={waiting} />
        <Figure label="Replayed" value={replayed} href={replayed > 0 ? `/runs?bulkReplay=${id}` : undefined} />
        <Figure label="Could not be" value={refused} />
        <Figure
          label="Succeeded now"
          value={outcomes.succeeded}
          href={outcomes.succeeded > 0 ? `/runs?bulkReplay=${id}&status=Succeeded` : undefined}
        />
        <Figure
          label="Failed again"
          value={outcomes.failed}
          href={outcomes.failed > 0 ? `/runs?bulkReplay=${id}&status=Failed,TimedOut,Cancelled` : undefined}
        />
        <Figure label="Under way" value={outcomes.open} />
      </dl>
      {refusals.length > 0 && <Refusals refusals={refusals} refused={refused} />}
    </>
  );
}

/** Fetched again whenever the server says that something has changed. */
function useBulkReplay(initial: BulkReplayDetail): { detail: BulkReplayDetail; problem: string | undefined } {
  const [detail, setDetail] = useState(initial);
  const [problem, setProblem] = useState<string>();
  const { id } = initial;
  useEffect(() => {
    const leaving = new AbortController();
    const refresh = () =>
      getBulkReplay(id, leaving.signal).then(
        (now) => {
          setDetail(now);
          setProblem(undefined);
        },
        (error: unknown) => leaving.signal.aborted || setProblem(messageOf(error)),
      );
    const events = new EventSource('/api/runs/events');
    events.addEventListener('changed', () => void refresh());
    return () => {
      leaving.abort();
      events.close();
    };
  }, [id]);
  return { detail, problem };
}

function Figure({ label, value, href }: { label: string; value: number; href?: string | undefined }) {
  const number = <span className="font-semibold text-xl tabular-nums">{value.toLocaleString('en')}</span>;
  return (
    <div className="flex flex-col-reverse rounded-xl border border-border bg-card px-4 py-3 shadow-sm">
      <dt className="text-muted-foreground text-xs">{label}</dt>
      <dd>
        {href === undefined ? (
          number
        ) : (
          <Link href={href} aria-label={`${label}: show these runs`} className="text-primary hover:underline">
            {number}
          </Link>
        )}
      </dd>
    </div>
  );
}

function Refusals({ refusals, refused }: Pick<BulkReplayDetail, 'refusals' | 'refused'>) {
  return (
    <section aria-labelledby="refusals" className="grid gap-2">
      <h2 id="refusals" className="font-medium text-sm">
        Could not be replayed
        {refused > refusals.length && ` (the first ${refusals.length} of ${refused.toLocaleString('en')})`}
      </h2>
      <ul className="divide-y divide-border rounded-xl border border-border bg-card text-sm shadow-sm">
        {refusals.map(({ runId, reason }) => (
          <li key={runId} className="flex flex-wrap gap-x-4 gap-y-1 px-4 py-2">
            <Link href={`/runs/${runId}`} className="font-mono text-primary text-xs hover:underline">
              {runId}
            </Link>
            <span className="text-muted-foreground">{reason}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
