/** Failures that are alike, counted by the index of the runs that failed. */

import { pool } from '#server/database.ts';

export type FailureQuery = { flowId?: string; from: number; to: number; buckets: number; limit: number };

export type FailureGroupRow = {
  id: string;
  flowId: string;
  flowName: string;
  action: string | null;
  code: string;
  message: string;
  count: number;
  firstRunId: string;
  lastRunId: string;
  /** Counts by the number of the bucket; empty ones are left out. */
  trend: { [bucket: string]: number };
};

/** Milliseconds since the epoch in an id (UUID version 7). */
const TIME_OF_ID = `('x' || substr(id, 1, 8) || substr(id, 10, 4))::bit(48)::bigint`;

/** Those of runs accepted in that time, the most frequent first. `atLeast` and `below` are the ids of `from` and `to`. */
export async function listFailureGroupRows(
  { flowId, from, to, buckets, limit }: FailureQuery,
  { atLeast, below }: { atLeast: string; below: string },
): Promise<FailureGroupRow[]> {
  const { rows } = await pool().query<FailureGroupRow>(
    `WITH counted AS (
       SELECT "failureId", least($6::int - 1, ((${TIME_OF_ID} - $3::bigint) * $6 / ($4::bigint - $3::bigint)))::int AS bucket,
         count(*)::int AS count, min(id) AS first, max(id) AS last
       FROM "Run" WHERE "failureId" IS NOT NULL AND id >= $1 AND id < $2 GROUP BY 1, 2
     ), summed AS (
       SELECT "failureId", sum(count)::int AS count, min(first) AS first, max(last) AS last,
         jsonb_object_agg(bucket, count) AS trend
       FROM counted GROUP BY 1
     )
     SELECT failure.id, failure."flowId", flow.name AS "flowName", failure.action, failure.code, failure.message,
       summed.count, summed.first AS "firstRunId", summed.last AS "lastRunId", summed.trend
     FROM summed JOIN "FailureGroup" failure ON failure.id = summed."failureId" JOIN "Flow" flow ON flow.id = failure."flowId"
     WHERE $5::text IS NULL OR failure."flowId" = $5
     ORDER BY summed.count DESC, summed.last DESC LIMIT $7`,
    [atLeast, below, from, to, flowId ?? null, buckets, limit],
  );
  return rows;
}
