/** The runs of one flow. */

import { SquarePen } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';

import { orNotFound } from '#app/or-not-found.ts';
import { type RunSearch, readRunSearch } from '#app/run-search.ts';
import { WaitingMessages } from '#components/batches/waiting-messages.tsx';
import { RunList } from '#components/runs/run-list.tsx';
import { RunStatusFilter } from '#components/runs/run-status-filter.tsx';
import { TriggerHistory } from '#components/runs/trigger-history.tsx';
import { PageBody, PageHeader } from '#components/shell/page-header.tsx';
import { Button } from '#components/ui/button.tsx';
import { listBatches } from '#server/use-cases/list-batches.ts';
import { listRuns } from '#server/use-cases/list-runs.ts';
import { listTriggerEvaluations } from '#server/use-cases/list-trigger-evaluations.ts';
import { requireFlow } from '#server/use-cases/require-flow.ts';

export const metadata: Metadata = { title: 'Runs' };

type Props = { params: Promise<{ flowId: string }>; searchParams: Promise<RunSearch> };

export default async function FlowRunsPage({ params, searchParams }: Props) {
  const { flowId } = await params;
  const search = readRunSearch(await searchParams);
  const [flow, page, collected, evaluations] = await Promise.all([
    orNotFound(requireFlow(flowId)),
    listRuns({ ...search, flowId }),
    listBatches(flowId),
    listTriggerEvaluations(flowId),
  ]);
  return (
    <PageBody>
      <PageHeader title={flow.name} description="All runs of this flow, the newest first.">
        <RunStatusFilter status={search.status} />
        <Button asChild variant="secondary">
          <Link href={`/flows/${flowId}`}>
            <SquarePen aria-hidden="true" />
            Open designer
          </Link>
        </Button>
      </PageHeader>
      <WaitingMessages flowId={flowId} collected={collected} />
      <TriggerHistory evaluations={evaluations} />
      <RunList
        page={page}
        path={`/flows/${flowId}/runs`}
        status={search.status}
        before={search.before}
        withFlow={false}
      />
    </PageBody>
  );
}
