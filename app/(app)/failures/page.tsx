/** What failed, failures that are alike as one. */

import { CircleCheck } from 'lucide-react';
import type { Metadata } from 'next';
import { FailureTable } from '#components/failures/failure-table.tsx';
import { FailuresHeader } from '#components/failures/failures-header.tsx';
import { SpanLinks } from '#components/failures/span-links.tsx';
import { EmptyState } from '#components/shell/empty-state.tsx';
import { LiveRefresh } from '#components/shell/live-refresh.tsx';
import { PageBody } from '#components/shell/page-header.tsx';
import { Link } from '#components/ui/link.tsx';
import { RUN_SPANS, type RunSpan } from '#core/api/run-filter.ts';
import { countDeadLetters } from '#server/use-cases/count-dead-letters.ts';
import { listFailureGroups } from '#server/use-cases/list-failure-groups.ts';
import { listFlowNames } from '#server/use-cases/list-flow-names.ts';

export const metadata: Metadata = { title: 'Failures' };

type Props = { searchParams: Promise<{ within?: string | string[]; flowId?: string | string[] }> };

const STANDARD_SPAN = '24h';

export default async function FailuresPage({ searchParams }: Props) {
  const search = await searchParams;
  const within = spanOf(search.within);
  const flowId = typeof search.flowId === 'string' ? search.flowId : undefined;
  const [groups, openLetters, flows] = await Promise.all([
    listFailureGroups({ within, ...(flowId !== undefined && { flowId }) }),
    countDeadLetters(),
    flowId === undefined ? [] : listFlowNames(),
  ]);
  const flow = flows.find(({ id }) => id === flowId);
  return (
    <PageBody>
      <LiveRefresh />
      <FailuresHeader current="groups" openLetters={openLetters}>
        <SpanLinks path="/failures" current={within} flowId={flowId} />
      </FailuresHeader>
      {flowId !== undefined && (
        <p className="text-sm">
          Only <span className="font-medium">{flow?.name ?? 'a flow that is gone'}</span>.{' '}
          <Link href={`/failures?within=${within}`} className="text-primary hover:underline">
            Show all flows
          </Link>
        </p>
      )}
      {groups.length === 0 ? (
        <EmptyState icon={CircleCheck} title="Nothing failed in this time">
          When a run fails, it is counted here with those that failed in the same way. Runs that somebody cancelled do
          not count.
        </EmptyState>
      ) : (
        <FailureTable groups={groups} within={within} />
      )}
    </PageBody>
  );
}

function spanOf(given: string | string[] | undefined): RunSpan {
  return typeof given === 'string' && Object.hasOwn(RUN_SPANS, given) ? (given as RunSpan) : STANDARD_SPAN;
}
