/** The runs of one flow. */

import { SquarePen } from 'lucide-react';
import type { Metadata } from 'next';
import { orNotFound } from '#app/or-not-found.ts';
import { findRuns, type RunSearch } from '#app/run-search.ts';
import { WaitingMessages } from '#components/batches/waiting-messages.tsx';
import { RunHistory } from '#components/runs/run-history.tsx';
import { TriggerHistory } from '#components/runs/trigger-history.tsx';
import { LiveRefresh } from '#components/shell/live-refresh.tsx';
import { PageBody, PageHeader } from '#components/shell/page-header.tsx';
import { Button } from '#components/ui/button.tsx';
import { Link } from '#components/ui/link.tsx';
import { listBatches } from '#server/use-cases/list-batches.ts';
import { listTriggerEvaluations } from '#server/use-cases/list-trigger-evaluations.ts';
import { requireFlow } from '#server/use-cases/require-flow.ts';

export const metadata: Metadata = { title: 'Runs' };

type Props = { params: Promise<{ flowId: string }>; searchParams: Promise<RunSearch> };

export default async function FlowRunsPage({ params, searchParams }: Props) {
  const { flowId } = await params;
  const [flow, found, collected, evaluations] = await Promise.all([
    orNotFound(requireFlow(flowId)),
    findRuns({ ...(await searchParams), flowId }),
    listBatches(flowId),
    listTriggerEvaluations(flowId),
  ]);
  return (
    <PageBody>
      <PageHeader title={flow.name} description="All runs of this flow, the newest first.">
        <Button asChild variant="secondary">
          <Link href={`/flows/${flowId}`}>
            <SquarePen aria-hidden="true" />
            Open designer
          </Link>
        </Button>
      </PageHeader>
      <WaitingMessages flowId={flowId} collected={collected} />
      <TriggerHistory evaluations={evaluations} />
      <LiveRefresh />
      <RunHistory {...found} path={`/flows/${flowId}/runs`} />
    </PageBody>
  );
}
