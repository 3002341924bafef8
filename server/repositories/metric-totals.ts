/** What has happened since it is summed up, and how things stand now, for monitoring from outside. */

import { pool } from '#server/database.ts';
import { HEARTBEAT_LIMIT_MS } from './heartbeats.ts';

export type TotalRow = { key: string; count: number; failed: number; cancelled: number; retries: number };

/** Of the subjects of a kind with most to count; all others together have the key `other`. */
export async function totalsSinceEver(kind: 'flow' | 'operation' | 'host', most: number): Promise<TotalRow[]> {
  const { rows } = await pool().query<TotalRow>(
    `WITH summed AS (
       SELECT key, sum(count) AS count, sum(failed) AS failed, sum(cancelled) AS cancelled, sum(retries) AS retries
       FROM "MetricBucket" WHERE resolution = 'day' AND kind = $1 GROUP BY key
     ), ranked AS (SELECT *, row_number() OVER (ORDER BY count DESC, key) AS place FROM summed)
     SELECT CASE WHEN place <= $2 THEN key ELSE 'other' END AS key, sum(count)::float8 AS count, sum(failed)::float8 AS failed,
       sum(cancelled)::float8 AS cancelled, sum(retries)::float8 AS retries
     FROM ranked GROUP BY 1`,
    [kind, most],
  );
  return rows;
}

/** How long runs took, all together: counts by the number of the range. */
export async function runDurationsSinceEver(): Promise<{ [range: string]: number }> {
  const { rows } = await pool().query<{ range: string; count: number }>(
    `SELECT range, sum(value::text::int)::float8 AS count FROM "MetricBucket", jsonb_each(durations) AS each (range, value)
     WHERE resolution = 'day' AND kind = 'flow' GROUP BY range`,
  );
  return Object.fromEntries(rows.map(({ range, count }) => [range, count]));
}

export type Standing = {
  waiting: number;
  running: number;
  /** Seconds that the run that waits longest has waited. */
  longestWait: number;
  deadLetters: number;
  alerts: number;
  workers: number;
};

export async function standingNow(): Promise<Standing | undefined> {
  const { rows } = await pool().query<Standing>(
    `SELECT
       (SELECT count(*) FROM "Run" WHERE status = 'Waiting')::int AS waiting,
       (SELECT count(*) FROM "Run" WHERE status = 'Running')::int AS running,
       (SELECT COALESCE(extract(epoch FROM now() - min("acceptedAt")), 0) FROM "Run" WHERE status = 'Waiting')::float8
         AS "longestWait",
       (SELECT count(*) FROM "DeadLetter" WHERE status = 'Open')::int AS "deadLetters",
       (SELECT count(*) FROM "Alert" WHERE status = 'Firing')::int AS alerts,
       (SELECT count(*) FROM "WorkerHeartbeat" WHERE "lastSeenAt" > now() - $1 * interval '1 millisecond')::int AS workers`,
    [HEARTBEAT_LIMIT_MS],
  );
  return rows[0];
}
