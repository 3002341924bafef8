/** The sums of what happened, over a stretch of time. */

import { pool } from '#server/database.ts';

export type MetricKind = 'flow' | 'step' | 'operation' | 'host' | 'queue' | 'lag';

export type MetricStretch = {
  resolution: 'minute' | 'hour' | 'day';
  from: Date;
  to: Date;
  /** Only what belongs to this flow: its runs, steps and waits. Operations and hosts belong to none. */
  flowId?: string | undefined;
};

export type MetricSum = {
  key: string;
  flowId: string | null;
  count: number;
  failed: number;
  cancelled: number;
  retries: number;
  errors: { [code: string]: number };
  durations: { [range: string]: number };
  longest: number;
};

const SUMS = `sum(count)::int AS count, sum(failed)::int AS failed, sum(cancelled)::int AS cancelled, sum(retries)::int AS retries,
  max(longest) AS longest, array_agg(errors) AS errors, array_agg(durations) AS durations`;

const ADDED = (column: string) => `(
  SELECT COALESCE(jsonb_object_agg(name, sum), '{}') FROM (
    SELECT name, sum(value::text::int) AS sum FROM unnest(${column}) AS each, jsonb_each(each) AS pair (name, value)
    GROUP BY name) sums) AS ${column}`;

const IN_STRETCH = `resolution = $1 AND kind = $2 AND start >= $3 AND start < $4 AND ($5::text IS NULL OR "flowId" = $5)`;

const inStretch = (kind: MetricKind, { resolution, from, to, flowId }: MetricStretch) => [
  resolution,
  kind,
  from,
  to,
  flowId ?? null,
];

/** Of each subject of the kind, those with most to count first. */
export async function sumsBySubject(kind: MetricKind, stretch: MetricStretch, limit: number): Promise<MetricSum[]> {
  const { rows } = await pool().query<MetricSum>(
    `SELECT key, "flowId", count, failed, cancelled, retries, longest, ${ADDED('errors')}, ${ADDED('durations')} FROM (
       SELECT key, min("flowId") AS "flowId", ${SUMS} FROM "MetricBucket" WHERE ${IN_STRETCH}
       GROUP BY key ORDER BY count DESC, key LIMIT $6
     ) summed ORDER BY count DESC, key`,
    [...inStretch(kind, stretch), limit],
  );
  return rows;
}

export type MetricPoint = Pick<MetricSum, 'count' | 'failed' | 'durations'> & { bucket: number };

/** Of all subjects of the kind together, in so many equal parts of the stretch; parts without anything are left out. */
export async function sumsByTime(kind: MetricKind, stretch: MetricStretch, parts: number): Promise<MetricPoint[]> {
  const { rows } = await pool().query<MetricPoint>(
    `SELECT bucket, count, failed, ${ADDED('durations')} FROM (
       SELECT ${PART} AS bucket, ${SUMS} FROM "MetricBucket" WHERE ${IN_STRETCH} GROUP BY 1
     ) summed ORDER BY bucket`,
    [...inStretch(kind, stretch), parts],
  );
  return rows;
}

/** Which of `$6` parts of the stretch a bucket begins in. */
const PART = `least($6::int - 1, floor(extract(epoch FROM start - $3) * $6 / extract(epoch FROM $4::timestamptz - $3)))::int`;

export type TrendPoint = { key: string; bucket: number; count: number; failed: number };

/** Of each of these subjects, in so many equal parts. */
export async function trendsOf(
  kind: MetricKind,
  keys: string[],
  stretch: MetricStretch,
  parts: number,
): Promise<TrendPoint[]> {
  const { rows } = await pool().query<TrendPoint>(
    `SELECT key, ${PART} AS bucket, sum(count)::int AS count, sum(failed)::int AS failed FROM "MetricBucket"
     WHERE ${IN_STRETCH} AND key = ANY($7) GROUP BY 1, 2`,
    [...inStretch(kind, stretch), parts, keys],
  );
  return rows;
}

export async function flowNamesOf(ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await pool().query<{ id: string; name: string }>('SELECT id, name FROM "Flow" WHERE id = ANY($1)', [
    ids,
  ]);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
