/** The start page: all flows. */

import { Plus } from 'lucide-react';
import type { Metadata } from 'next';

import { CreateFlowDialog } from '#components/flows/create-flow-dialog.tsx';
import { FlowTable } from '#components/flows/flow-table.tsx';
import { ImportAnywhere } from '#components/flows/import-anywhere.tsx';
import { NoFlows } from '#components/flows/no-flows.tsx';
import { flowsWithTag, TagFilter } from '#components/flows/tag-filter.tsx';
import { LiveRefresh } from '#components/shell/live-refresh.tsx';
import { PageBody, PageHeader } from '#components/shell/page-header.tsx';
import { Button } from '#components/ui/button.tsx';
import { listExamples } from '#server/use-cases/list-examples.ts';
import { listFlows } from '#server/use-cases/list-flows.ts';

export const metadata: Metadata = { title: 'Flows' };

type Props = { searchParams: Promise<{ tag?: string | string[] }> };

export default async function FlowsPage({ searchParams }: Props) {
  const { tag } = await searchParams;
  const flows = await listFlows();
  const examples = listExamples();
  const chosen = typeof tag === 'string' ? tag : undefined;
  return (
    <PageBody>
      <LiveRefresh />
      <PageHeader title="Flows">
        <CreateFlowDialog examples={examples}>
          <Button>
            <Plus aria-hidden="true" />
            New flow
          </Button>
        </CreateFlowDialog>
      </PageHeader>
      <ImportAnywhere />
      <TagFilter flows={flows} chosen={chosen} />
      {flows.length === 0 ? <NoFlows examples={examples} /> : <FlowTable flows={flowsWithTag(flows, chosen)} />}
    </PageBody>
  );
}
