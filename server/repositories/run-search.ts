/**
 * Finds the runs that pass a filter, newest first, in statements that each end soon however many runs there are.
 *
 * A part of the filter that few runs pass gives their ids by its index; the rest is asked of these alone. When many runs
 * pass every part, the runs are gone through from the newest in steps of a fixed size: either the page is full soon, or
 * what is looked for is rare as a combination, and then the search stops after a while and says how far it came.
 */

import { Prisma } from '#prisma/generated/client/client.ts';
import { pool } from '#server/database.ts';

import { type Condition, conditionsOf, idRange, type RunConditions } from './run-conditions.ts';

const { sql, join } = Prisma;
type Sql = Prisma.Sql;

/** Entries of an index that a part of the filter may take; with more, going through the runs themselves is quicker. */
const FEW = 5_000;
/** Runs that one statement goes through, by what it reads of each. */
const STEPS = { row: 50_000, records: 10_000, payloads: 300 } as const;
const PATIENCE = 1_500;

export type FoundRuns = {
  /** Newest first. */
  ids: string[];
  /** The run that was looked at last, when older ones were not looked at. */
  stoppedAt?: string;
};

/** At most `limit` runs. `patience`: milliseconds after which no further step is begun. */
export async function searchRuns(filter: RunConditions, limit: number, patience = PATIENCE): Promise<FoundRuns> {
  const deadline = performance.now() + patience;
  const few = await findFew(filter);
  const found: string[] = [];
  let below = filter.below;
  for (;;) {
    const rest = { filter: { ...filter, below }, limit: limit - found.length };
    const { ids, stoppedAt } = few ? await stepThroughFew(few, rest) : await stepThroughAll(rest);
    found.push(...ids);
    if (found.length >= limit || stoppedAt === undefined) return { ids: found };
    if (performance.now() > deadline) return { ids: found, stoppedAt };
    below = stoppedAt;
  }
}

/** Ids among which are all runs that pass, newest first, when a part of the filter leaves few. */
export async function findFew(filter: RunConditions): Promise<string[] | undefined> {
  const conditions = conditionsOf(filter);
  // Its index gives the runs in order.
  if (conditions.length === 1 && conditions[0]?.leads === conditions[0]?.holds) return undefined;
  for (const { ids } of conditions) {
    if (!ids) continue;
    const entries = await idsOf(sql`SELECT id FROM (${ids}) AS found LIMIT ${FEW + 1}`);
    if (entries.length <= FEW) return [...new Set(entries)].sort().reverse();
  }
  return undefined;
}

type Step = { filter: RunConditions; limit: number };

async function stepThroughFew(few: readonly string[], { filter, limit }: Step): Promise<FoundRuns> {
  const { below } = filter;
  const conditions = conditionsOf(filter);
  const left = below === undefined ? few : few.filter((id) => id < below);
  const looked = left.slice(0, stepOf(conditions));
  const tests = whereAll([sql`r.id = ANY(${looked})`, ...conditions.map(({ holds }) => holds)]);
  const ids = await idsOf(
    sql`SELECT r.id FROM "Run" r WHERE ${tests}${idRange(filter, 'r.id')} ORDER BY r.id DESC LIMIT ${limit}`,
  );
  return { ids, stoppedAt: left.length > looked.length ? looked.at(-1) : undefined };
}

async function stepThroughAll({ filter, limit }: Step): Promise<FoundRuns> {
  const conditions = conditionsOf(filter);
  const step = stepOf(conditions);
  const { holds, led } = runsInOrder(filter, conditions);
  const ids = await idsOf(
    sql`SELECT r.id FROM (SELECT * FROM ${led} LIMIT ${step}) r WHERE ${holds} ORDER BY r.id DESC LIMIT ${limit}`,
  );
  if (ids.length === limit) return { ids };
  const [stoppedAt] = await idsOf(sql`SELECT r.id FROM ${led} OFFSET ${step - 1} LIMIT 1`);
  return { ids, stoppedAt };
}

/** `led`: the runs of the range from the newest, by an index that leaves out as many as it can; `holds`: all conditions. */
export function runsInOrder(filter: RunConditions, conditions: readonly Condition[]): { led: Sql; holds: Sql } {
  const lead = conditions.find(({ leads }) => leads !== undefined)?.leads;
  return {
    led: sql`"Run" r WHERE ${whereAll(lead ? [lead] : [])}${idRange(filter, 'r.id')} ORDER BY r.id DESC`,
    holds: whereAll(conditions.map(({ holds }) => holds)),
  };
}

/** How many runs one statement may go through. */
export function stepOf(conditions: readonly Condition[]): number {
  return Math.min(STEPS.row, ...conditions.map(({ reads }) => STEPS[reads]));
}

export function whereAll(tests: readonly Sql[]): Sql {
  return tests.length === 0 ? sql`true` : join([...tests], ' AND ');
}

async function idsOf(statement: Sql): Promise<string[]> {
  const { rows } = await pool().query<{ id: string }>(statement.text, statement.values);
  return rows.map(({ id }) => id);
}
