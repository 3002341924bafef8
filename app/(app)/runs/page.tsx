/** The runs of all flows. */

import type { Metadata } from 'next';

import { type RunSearch, readRunSearch } from '#app/run-search.ts';
import { RunList } from '#components/runs/run-list.tsx';
import { RunStatusFilter } from '#components/runs/run-status-filter.tsx';
import { PageBody, PageHeader } from '#components/shell/page-header.tsx';
import { listRuns } from '#server/use-cases/list-runs.ts';

export const metadata: Metadata = { title: 'Runs' };

export default async function RunsPage({ searchParams }: { searchParams: Promise<RunSearch> }) {
  const search = readRunSearch(await searchParams);
  const page = await listRuns(search);
  return (
    <PageBody>
      <PageHeader title="Runs" description="All flows, the newest first.">
        <RunStatusFilter status={search.status} />
      </PageHeader>
      <RunList page={page} path="/runs" status={search.status} before={search.before} withFlow />
    </PageBody>
  );
}
