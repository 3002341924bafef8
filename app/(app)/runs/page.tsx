/** The runs of all flows. */

import type { Metadata } from 'next';

import { findRuns, type RunSearch } from '#app/run-search.ts';
import { RunHistory } from '#components/runs/run-history.tsx';
import { PageBody, PageHeader } from '#components/shell/page-header.tsx';
import { listFlowNames } from '#server/use-cases/list-flow-names.ts';

export const metadata: Metadata = { title: 'Runs' };

export default async function RunsPage({ searchParams }: { searchParams: Promise<RunSearch> }) {
  const [found, flows] = await Promise.all([findRuns(await searchParams), listFlowNames()]);
  return (
    <PageBody>
      <PageHeader title="Runs" description="All flows, the newest first." />
      <RunHistory {...found} flows={flows} path="/runs" />
    </PageBody>
  );
}
