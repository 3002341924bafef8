/**
 * Sums up what happened, per minute from the runs and records themselves and from the counts of runs in memory, per hour from the minutes, per day from the hours.
 *
 * - A bucket is always made anew as a whole from what it is made of, so that doing it again changes nothing, and nothing is
 *   counted twice whoever does it and however often.
 * - The last minutes are made anew again and again, because a transaction may commit, and a record may be written with a
 *   later call, after its time has passed. Farther back it is done more rarely, up to two hours; what is later than that is
 *   not counted.
 * - One process at a time: it holds a lock of the database. After a pause the minutes that were missed are made up for, some
 *   at a time.
 */

import { RANGE_FACTOR, SHORTEST } from '#core/metrics/durations.ts';
import type { Querier } from '#server/database.ts';
import { notify } from '#server/notifications.ts';

import { alone } from './alone.ts';
import { sumOfCounts } from './in-memory-sums.ts';

/** As `rangeOf` of core/metrics/durations.ts. */
const rangeIn = (milliseconds: string) =>
  `ceil(ln(greatest(${milliseconds}, ${SHORTEST})::float8) / ln(${RANGE_FACTOR}::float8))::int`;

const LENGTH = (from: string, to: string) => `extract(epoch FROM ${to} - ${from}) * 1000`;

/** Rows of one kind: start, key, flowId, failed, cancelled, retries, error, ms. */
type Source = { kind: string; rows: string };

const RUN_SOURCE = (ms: string, extra = '') => `
  SELECT date_trunc('minute', "endedAt") AS start, "flowId" AS key, "flowId",
    status IN ('Failed', 'TimedOut') AS failed, status = 'Cancelled' AS cancelled, 0 AS retries, "errorCode" AS error,
    ${ms} AS ms
  FROM "Run" WHERE "endedAt" >= $1 AND "endedAt" < $2 ${extra}`;

/** Without what was taken over or skipped; the host of an address that is shown. */
const RECORD_SOURCE = (key: string, flowId: string, extra = '') => `
  SELECT date_trunc('minute', a."endedAt") AS start, ${key} AS key, ${flowId} AS "flowId",
    a.status IN ('Failed', 'TimedOut') AS failed, a.status IN ('Cancelled', 'Aborted') AS cancelled,
    greatest(0, (length(a.attempts) - length(replace(a.attempts, '"purpose":"try"', ''))) / 15 - 1) AS retries,
    a."errorCode" AS error, ${LENGTH('a."startedAt"', 'a."endedAt"')} AS ms
  FROM "ActionRecord" a JOIN "Run" r ON r.id = a."runId"
  WHERE a."endedAt" >= $1 AND a."endedAt" < $2 AND a.status <> 'Skipped' AND NOT a.reused ${extra}`;

const SOURCES: readonly Source[] = [
  { kind: 'flow', rows: RUN_SOURCE(LENGTH('"startedAt"', '"endedAt"')) },
  { kind: 'queue', rows: RUN_SOURCE(LENGTH('"acceptedAt"', '"startedAt"')) },
  {
    kind: 'lag',
    rows: RUN_SOURCE(
      LENGTH(`substring(trigger FROM '"scheduledTime":"([^"]+)"')::timestamptz`, '"acceptedAt"'),
      `AND "triggerKind" = 'Recurrence' AND "originRunId" IS NULL AND trigger ~ '"scheduledTime":"'`,
    ),
  },
  { kind: 'step', rows: RECORD_SOURCE(`r."flowId" || '/' || a.action`, 'r."flowId"') },
  { kind: 'operation', rows: RECORD_SOURCE('a.type', 'NULL') },
  {
    kind: 'host',
    rows: RECORD_SOURCE(
      `lower(substring(a.inputs FROM '"uri":"https?://(?:[^/"@]*@)?([^/"?#]+)'))`,
      'NULL',
      `AND a.inputs ~ '"uri":"https?://' AND a.attempts <> '[]'`,
    ),
  },
];

const COLUMNS =
  '(resolution, start, kind, key, "flowId", count, failed, cancelled, retries, errors, durations, longest)';

/** `queue` and `lag` are about how late runs began: whether they failed later is none of their business. */
const minutesOf = ({ kind, rows }: Source) => `
  WITH source AS (${rows}),
  ranged AS (SELECT *, ${rangeIn('ms')} AS range FROM source WHERE key IS NOT NULL),
  spread AS (
    SELECT start, key, jsonb_object_agg(range, count) AS durations FROM (
      SELECT start, key, range, count(*) AS count FROM ranged GROUP BY 1, 2, 3) each GROUP BY 1, 2
  ), wrong AS (
    SELECT start, key, jsonb_object_agg(error, count) AS errors FROM (
      SELECT start, key, error, count(*) AS count FROM ranged WHERE failed AND error IS NOT NULL GROUP BY 1, 2, 3
    ) each GROUP BY 1, 2
  ), summed AS (
    SELECT start, key, min("flowId") AS "flowId", count(*) AS count,
      count(*) FILTER (WHERE failed) AS failed, count(*) FILTER (WHERE cancelled) AS cancelled,
      sum(retries) AS retries, max(ms) AS longest
    FROM ranged GROUP BY 1, 2
  )
  INSERT INTO "MetricBucket" ${COLUMNS}
  SELECT 'minute', start, '${kind}', key, "flowId", count, ${kind === 'queue' || kind === 'lag' ? '0, 0' : 'failed, cancelled'}, retries,
    COALESCE(errors, '{}'), durations, longest
  FROM summed JOIN spread USING (start, key) LEFT JOIN wrong USING (start, key)`;

const ADDED = (column: string) => `(
  SELECT COALESCE(jsonb_object_agg(name, sum), '{}') FROM (
    SELECT name, sum(value::text::int) AS sum FROM unnest(array_agg(part.${column})) AS each, jsonb_each(each) AS pair (name, value)
    GROUP BY name) sums)`;

const mergedInto = (resolution: 'hour' | 'day', from: 'minute' | 'hour') => `
  INSERT INTO "MetricBucket" ${COLUMNS}
  SELECT '${resolution}', date_trunc('${resolution}', part.start, 'UTC'), part.kind, part.key, min(part."flowId"),
    sum(part.count), sum(part.failed), sum(part.cancelled), sum(part.retries), ${ADDED('errors')}, ${ADDED('durations')},
    max(part.longest)
  FROM "MetricBucket" part WHERE part.resolution = '${from}' AND part.start >= $1 AND part.start < $2
  GROUP BY 2, 3, 4`;

const IN_MEMORY = `
  INSERT INTO "MetricBucket" AS bucket ${COLUMNS}
  SELECT 'minute', start, 'flow', "flowId", "flowId", count, failed, cancelled, 0, errors, durations, longest
  FROM "InMemorySum" WHERE start >= $1 AND start < $2
  ON CONFLICT (resolution, kind, start, key) DO UPDATE SET count = bucket.count + EXCLUDED.count,
    failed = bucket.failed + EXCLUDED.failed, cancelled = bucket.cancelled + EXCLUDED.cancelled,
    errors = ${sumOfCounts('bucket.errors', 'EXCLUDED.errors')},
    durations = ${sumOfCounts('bucket.durations', 'EXCLUDED.durations')},
    longest = greatest(bucket.longest, EXCLUDED.longest)`;

/** Does the work unless another process is at it; answers whether it did. */
export async function rollAlone(work: (client: Querier) => Promise<void>): Promise<boolean> {
  const isDone = await alone('metrics', async (client) => {
    await work(client);
    await notify(client, 'metrics_rolled', '');
    return true;
  });
  return isDone ?? false;
}

export type Stretch = { from: Date; to: Date };

/** `from` and `to` lie on whole minutes. */
export async function rollMinutes(client: Querier, { from, to }: Stretch): Promise<void> {
  await clear(client, 'minute', { from, to });
  for (const source of SOURCES) await client.query(minutesOf(source), [from, to]);
  await client.query(IN_MEMORY, [from, to]);
}

/** On whole hours. */
export async function rollHours(client: Querier, stretch: Stretch): Promise<void> {
  await clear(client, 'hour', stretch);
  await client.query(mergedInto('hour', 'minute'), [stretch.from, stretch.to]);
}

/** On whole days of UTC. */
export async function rollDays(client: Querier, stretch: Stretch): Promise<void> {
  await clear(client, 'day', stretch);
  await client.query(mergedInto('day', 'hour'), [stretch.from, stretch.to]);
}

async function clear(client: Querier, resolution: string, { from, to }: Stretch): Promise<void> {
  await client.query('DELETE FROM "MetricBucket" WHERE resolution = $1 AND start >= $2 AND start < $3', [
    resolution,
    from,
    to,
  ]);
}

export async function forgetBuckets(client: Querier, resolution: string, before: Date): Promise<void> {
  await client.query('DELETE FROM "MetricBucket" WHERE resolution = $1 AND start < $2', [resolution, before]);
}

/** Up to when the minutes have been made; undefined before the first time. */
export async function rolledUntil(client: Querier): Promise<Date | undefined> {
  const { rows } = await client.query<{ until: Date }>(`SELECT until FROM "MetricProgress" WHERE id = 'minute'`);
  return rows[0]?.until;
}

export async function noteRolled(client: Querier, until: Date): Promise<void> {
  await client.query(
    `INSERT INTO "MetricProgress" (id, until) VALUES ('minute', $1)
     ON CONFLICT (id) DO UPDATE SET until = greatest("MetricProgress".until, $1)`,
    [until],
  );
}

/** When the first run ended: before that there is nothing to sum up. */
export async function firstEnd(client: Querier): Promise<Date | null> {
  const { rows } = await client.query<{ first: Date | null }>('SELECT min("endedAt") AS first FROM "Run"');
  return rows[0]?.first ?? null;
}
