/** Runs that are done again together. */

import type { Metadata } from 'next';

import { orNotFound } from '#app/or-not-found.ts';
import { BulkReplayView } from '#components/bulk-replays/bulk-replay-view.tsx';
import { PageBody } from '#components/shell/page-header.tsx';
import { getBulkReplay } from '#server/use-cases/get-bulk-replay.ts';

export const metadata: Metadata = { title: 'Replay of many runs' };

export default async function BulkReplayPage({ params }: { params: Promise<{ replayId: string }> }) {
  const detail = await orNotFound(getBulkReplay((await params).replayId));
  return (
    <PageBody>
      <BulkReplayView key={detail.id} initial={detail} />
    </PageBody>
  );
}
