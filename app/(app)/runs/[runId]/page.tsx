/** One run, laid over the canvas of its version. */

import type { Metadata } from 'next';

import { orNotFound } from '#app/or-not-found.ts';
import { type RunSearch, readRunAddress } from '#components/run-history/run-address.ts';
import { RunView } from '#components/run-history/run-view.tsx';
import { getRun } from '#server/use-cases/get-run.ts';

export const metadata: Metadata = { title: 'Run' };

type Props = { params: Promise<{ runId: string }>; searchParams: Promise<RunSearch> };

export default async function RunPage({ params, searchParams }: Props) {
  const run = await orNotFound(getRun((await params).runId));
  return <RunView key={run.run.id} initial={run} address={readRunAddress(await searchParams)} />;
}
