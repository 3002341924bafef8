/** How many runs that pass a filter were accepted when, by status: what the chart above the list shows. */

import { RUN_STATUSES, type RunStatus } from '#core/runs/status.ts';
import { Prisma } from '#prisma/generated/client/client.ts';
import { pool } from '#server/database.ts';

import { conditionsOf, idRange, type RunConditions } from './run-conditions.ts';
import { findFew, runsInOrder, stepOf, whereAll } from './run-search.ts';

const { sql } = Prisma;
type Sql = Prisma.Sql;

export type RunCount = { bucket: number; status: RunStatus; count: number };

export type CountedRuns = {
  /** `bucket`: the place of its bound in `bounds`. */
  counts: RunCount[];
  /** The oldest run that was looked at, when older ones were not looked at. */
  stoppedAt?: string;
};

/** `bounds`: where the stretches of time begin and the last one ends, as ids, in ascending order. */
export async function countRuns(filter: RunConditions, bounds: readonly string[]): Promise<CountedRuns> {
  if (hasIndexOfCounts(filter)) return { counts: await countByIndex(filter, bounds) };
  const conditions = conditionsOf(filter);
  const holds = whereAll(conditions.map((condition) => condition.holds));
  const few = await findFew(filter);
  if (few) {
    const source = sql`"Run" r WHERE r.id = ANY(${few}) AND ${holds}${idRange(filter, 'r.id')}`;
    return { counts: await countFrom(source, bounds) };
  }
  const step = stepOf(conditions);
  const { led } = runsInOrder(filter, conditions);
  const counts = await countFrom(sql`(SELECT * FROM ${led} LIMIT ${step}) r WHERE ${holds}`, bounds);
  const last = sql`SELECT r.id FROM ${led} OFFSET ${step - 1} LIMIT 1`;
  const { rows } = await pool().query<{ id: string }>(last.text, last.values);
  return { counts, stoppedAt: rows[0]?.id };
}

/** Flow, status and time are all in an index, so that counting reads no row of a run. */
function hasIndexOfCounts({ atLeast, below, flowId, statuses, ...others }: RunConditions): boolean {
  return Object.values(others).every((value) => value === undefined);
}

async function countByIndex(filter: RunConditions, bounds: readonly string[]): Promise<RunCount[]> {
  const { flowId, statuses } = filter;
  const flow = flowId === undefined ? Prisma.empty : sql` AND r."flowId" = ${flowId}`;
  const counting = sql`
    SELECT * FROM (
      SELECT bucket::int - 1 AS bucket, status, (
        SELECT count(*)::int FROM "Run" r WHERE r.status = given.status AND r.id >= lower AND r.id < upper${flow}
      ) AS count
      FROM unnest(${bounds.slice(0, -1)}::text[], ${bounds.slice(1)}::text[]) WITH ORDINALITY AS range (lower, upper, bucket),
        unnest(${statuses ?? RUN_STATUSES}::text[]) AS given (status)
    ) AS counted WHERE count > 0`;
  return rowsOf(counting);
}

async function countFrom(source: Sql, bounds: readonly string[]): Promise<RunCount[]> {
  return rowsOf(sql`
    SELECT width_bucket(r.id, ${bounds}::text[]) - 1 AS bucket, r.status, count(*)::int AS count FROM ${source}
    GROUP BY 1, 2`);
}

async function rowsOf(statement: Sql): Promise<RunCount[]> {
  return (await pool().query<RunCount>(statement.text, statement.values)).rows;
}
