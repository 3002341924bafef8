/** One run, laid over the canvas of its version. */

import type { Metadata } from 'next';

import { orNotFound } from '#app/or-not-found.ts';
import { RunView } from '#components/run-history/run-view.tsx';
import { getRun } from '#server/use-cases/get-run.ts';

export const metadata: Metadata = { title: 'Run' };

export default async function RunPage({ params }: { params: Promise<{ runId: string }> }) {
  const run = await orNotFound(getRun((await params).runId));
  return <RunView key={run.run.id} initial={run} />;
}
