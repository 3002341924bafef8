/** One step of doing many runs again: collects the next of them, or replays one. */

import { replayRequestSchema } from '#core/api/replays.ts';
import { readRunFilter } from '#core/api/run-filter.ts';
import { AppError } from '#server/app-error.ts';
import type { Querier } from '#server/database.ts';
import { isDatabaseAway } from '#server/database-away.ts';
import {
  addTargets,
  type DueBulkReplay,
  finish,
  markCollected,
  markRefused,
  markReplayed,
  nextTarget,
  pace,
  stepBulkReplay,
} from '#server/repositories/bulk-replays.ts';
import { searchRuns } from '#server/repositories/run-search.ts';

import { replayRun } from './replay-run.ts';
import { runConditions } from './run-filter-conditions.ts';

const PAGE = 500;

/** What went wrong with a run that is left out then. */
type OnBroken = (error: unknown, runId: string) => Promise<void>;

/** False when nothing is due. */
export function continueBulkReplay(onBroken: OnBroken = async () => undefined): Promise<boolean> {
  return stepBulkReplay((bulk, client) =>
    bulk.status === 'Collecting' ? collect(bulk, client) : replayNext(bulk, { client, onBroken }),
  );
}

async function collect({ id, query, request, collectBelow, createdAt }: DueBulkReplay, client: Querier): Promise<void> {
  const { filter } = readRunFilter(Object.fromEntries(new URLSearchParams(query ?? '')));
  const { from } = replayRequestSchema.parse(JSON.parse(request));
  const failed =
    from === 'FailedSteps' && !filter.status ? { status: ['Failed', 'TimedOut', 'Cancelled'] as const } : {};
  // Ids sort by time: the id of the whole is above those of all runs there were.
  const conditions = await runConditions(
    { ...filter, ...(failed.status && { status: [...failed.status] }) },
    { now: createdAt.getTime(), before: collectBelow ?? id },
  );
  const { ids, stoppedAt } = await searchRuns(conditions, PAGE);
  await addTargets(client, id, ids);
  await markCollected(client, id, (ids.length === PAGE ? ids.at(-1) : stoppedAt) ?? null);
}

async function replayNext(bulk: DueBulkReplay, { client, onBroken }: { client: Querier; onBroken: OnBroken }) {
  const runId = await nextTarget(client, bulk.id);
  if (runId === undefined) return finish(client, bulk.id);
  const key = { id: bulk.id, runId };
  const request = replayRequestSchema.parse(JSON.parse(bulk.request));
  try {
    await replayRun(runId, request, (other, newRunId) => markReplayed(other, key, newRunId));
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
    if (!(error instanceof AppError)) await onBroken(error, runId);
    await leaveOut(client, key, error);
  }
  await pace(client, bulk);
}

async function leaveOut(client: Querier, key: { id: string; runId: string }, error: unknown): Promise<void> {
  if (!(error instanceof AppError)) {
    await markRefused(client, key, 'Something went wrong here; the log of the worker says more.');
    // The flow has as many runs as it may: it is this one's turn again later.
  } else if (error.code !== 'TooManyConcurrentRequests') await markRefused(client, key, error.message);
}
