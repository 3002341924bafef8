/** Counts of runs that were answered in memory, per flow and minute; every gateway adds its own. */

import { pool, type Querier } from '#server/database.ts';

export type InMemorySum = {
  flowId: string;
  /** The minute, in milliseconds since the epoch. */
  start: number;
  count: number;
  failed: number;
  cancelled: number;
  /** By error code. */
  errors: { [code: string]: number };
  /** By the number of a range (core/metrics/durations.ts). */
  durations: { [range: string]: number };
  longest: number;
};

/** SQL for two objects of counts added up, name by name. */
export const sumOfCounts = (one: string, other: string) => `(
  SELECT COALESCE(jsonb_object_agg(name, sum), '{}') FROM (
    SELECT name, sum(value::text::int) AS sum
    FROM (SELECT * FROM jsonb_each(${one}) UNION ALL SELECT * FROM jsonb_each(${other})) AS pair (name, value)
    GROUP BY name) sums)`;

const ADD = `
  INSERT INTO "InMemorySum" AS known ("flowId", start, count, failed, cancelled, errors, durations, longest)
  SELECT "flowId", to_timestamp(start / 1000), count, failed, cancelled, errors, durations, longest
  FROM jsonb_to_recordset($1::jsonb) AS sum ("flowId" text, start float8, count int, failed int, cancelled int, errors jsonb,
    durations jsonb, longest float8)
  ON CONFLICT (start, "flowId") DO UPDATE SET count = known.count + EXCLUDED.count,
    failed = known.failed + EXCLUDED.failed, cancelled = known.cancelled + EXCLUDED.cancelled,
    errors = ${sumOfCounts('known.errors', 'EXCLUDED.errors')},
    durations = ${sumOfCounts('known.durations', 'EXCLUDED.durations')},
    longest = greatest(known.longest, EXCLUDED.longest)`;

/** Each flow and minute at most once. */
export async function addInMemorySums(sums: readonly InMemorySum[]): Promise<void> {
  await pool().query(ADD, [JSON.stringify(sums)]);
}

export async function forgetInMemorySums(client: Querier, before: Date): Promise<void> {
  await client.query('DELETE FROM "InMemorySum" WHERE start < $1', [before]);
}
