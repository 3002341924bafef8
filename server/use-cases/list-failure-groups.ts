/** What failed in a stretch of time, failures that are alike as one. */

import { type FailureGroup, failureGroupSchema } from '#core/api/failures.ts';
import { RUN_SPANS, type RunSpan } from '#core/api/run-filter.ts';
import { listFailureGroupRows } from '#server/repositories/failure-groups.ts';
import { idAt, timeOfId } from '#server/run-id-time.ts';

import { ownFailureMessages } from './own-failure-messages.ts';

const BUCKETS = 24;
const MOST_GROUPS = 200;

export type FailureListQuery = { within: RunSpan; flowId?: string };

/** The most frequent first, each with the message of its newest run. */
export async function listFailureGroups(
  { within, flowId }: FailureListQuery,
  now = Date.now(),
): Promise<FailureGroup[]> {
  const from = now - RUN_SPANS[within];
  const query = { from, to: now, buckets: BUCKETS, limit: MOST_GROUPS, ...(flowId !== undefined && { flowId }) };
  const rows = await listFailureGroupRows(query, { atLeast: idAt(from), below: idAt(now) });
  const messages = await ownFailureMessages(rows.map(({ lastRunId, ...row }) => ({ ...row, runId: lastRunId })));
  return rows.map(({ firstRunId, trend, ...row }) =>
    failureGroupSchema.parse({
      ...row,
      message: messages.get(row.lastRunId),
      firstAt: timeOfId(firstRunId),
      lastAt: timeOfId(row.lastRunId),
      trend: Array.from({ length: BUCKETS }, (_, bucket) => trend[bucket] ?? 0),
    }),
  );
}
