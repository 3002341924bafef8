/** Where a rule holds now, asked of the database: of each flow by itself, those only for which it holds. */

import type { AlertCondition } from '#core/api/alerts.ts';
import type { Querier } from '#server/database.ts';
import { idAt } from '#server/run-id-time.ts';

/** Numbers that say how things stand; the use case makes words of them. */
export type Finding = {
  flowId: string | null;
  flowName: string | null;
  count: number;
  total: number;
  /** Milliseconds. */
  duration: number;
  /** Of the newest failure, with marks in the place of what differs from run to run. */
  example: string | null;
};

type Condition<Kind extends AlertCondition['kind']> = Extract<AlertCondition, { kind: Kind }>;
export type Scope = { flowIds: readonly string[]; now: Date };

/** `$1`: the flows, empty for all. */
const IN_SCOPE = (column: string) => `(cardinality($1::text[]) = 0 OR ${column} = ANY($1))`;
const COUNTED = `status IN ('Succeeded', 'Failed', 'TimedOut')`;
const FAILED = `status IN ('Failed', 'TimedOut')`;

const EXAMPLE = `(SELECT COALESCE(failure.action || ': ', '') || failure.message FROM "Run" last
    JOIN "FailureGroup" failure ON failure.id = last."failureId"
    WHERE last."flowId" = found."flowId" AND last."failureId" IS NOT NULL ORDER BY last.id DESC LIMIT 1)`;

async function findingsOf(client: Querier, found: string, values: unknown[]): Promise<Finding[]> {
  const { rows } = await client.query(
    `SELECT found."flowId", flow.name AS "flowName", COALESCE(found.count, 0)::int AS count,
       COALESCE(found.total, 0)::int AS total, COALESCE(found.duration, 0)::float8 AS duration, ${EXAMPLE} AS example
     FROM (${found}) found JOIN "Flow" flow ON flow.id = found."flowId"`,
    values,
  );
  return rows as Finding[];
}

export function flowsThatFail(client: Querier, rule: Condition<'FailureRate'>, { flowIds, now }: Scope) {
  return findingsOf(
    client,
    `SELECT "flowId", count(*) FILTER (WHERE ${FAILED}) AS count, count(*) AS total, NULL::float8 AS duration
     FROM "Run" WHERE "endedAt" > $2 AND ${COUNTED} AND ${IN_SCOPE('"flowId"')} GROUP BY "flowId"
     HAVING count(*) >= $3 AND count(*) FILTER (WHERE ${FAILED}) * 100 >= $4::float8 * count(*)`,
    [flowIds, before(now, rule.minutes), rule.minimum, rule.percent],
  );
}

export function flowsThatKeepFailing(client: Querier, rule: Condition<'FailuresInARow'>, { flowIds }: Scope) {
  return findingsOf(
    client,
    `SELECT each.id AS "flowId", count(*) AS count, count(*) AS total, NULL::float8 AS duration
     FROM "Flow" each CROSS JOIN LATERAL (
       SELECT status FROM "Run" WHERE "flowId" = each.id AND ${COUNTED} ORDER BY id DESC LIMIT $2
     ) latest
     WHERE ${IN_SCOPE('each.id')} GROUP BY each.id HAVING count(*) = $2 AND bool_and(${FAILED})`,
    [flowIds, rule.count],
  );
}

export function flowsThatAreSlow(client: Querier, rule: Condition<'SlowRuns'>, { flowIds, now }: Scope) {
  return findingsOf(
    client,
    `SELECT "flowId", NULL::int AS count, total, duration FROM (
       SELECT "flowId", count(*) AS total,
         percentile_cont(0.95) WITHIN GROUP (ORDER BY extract(epoch FROM "endedAt" - "startedAt") * 1000) AS duration
       FROM "Run" WHERE "endedAt" > $2 AND ${COUNTED} AND ${IN_SCOPE('"flowId"')} GROUP BY "flowId"
     ) each WHERE total >= $3 AND duration > $4`,
    [flowIds, before(now, rule.minutes), rule.minimum, rule.seconds * 1000],
  );
}

/** Flows that are on, and have been for that long. */
export function flowsWithoutSuccess(client: Querier, rule: Condition<'NoSuccess'>, { flowIds, now }: Scope) {
  return findingsOf(
    client,
    `SELECT each.id AS "flowId", NULL::int AS count, NULL::int AS total, NULL::float8 AS duration FROM "Flow" each
     WHERE each.enabled AND each."publishedVersionId" IS NOT NULL AND each."enabledAt" < $2 AND ${IN_SCOPE('each.id')}
       AND NOT EXISTS (
         SELECT FROM "Run" WHERE "flowId" = each.id AND status = 'Succeeded' AND "endedAt" >= $2)`,
    [flowIds, before(now, rule.minutes)],
  );
}

export function flowsWithDeadLetters(client: Querier, rule: Condition<'DeadLetters'>, { flowIds }: Scope) {
  return findingsOf(
    client,
    `SELECT run."flowId", count(*) AS count, NULL::int AS total, NULL::float8 AS duration
     FROM "DeadLetter" letter JOIN "Run" run ON run.id = letter."runId"
     WHERE letter.status = 'Open' AND ${IN_SCOPE('run."flowId"')} GROUP BY run."flowId" HAVING count(*) >= $2`,
    [flowIds, rule.count],
  );
}

export function flowsThatWait(client: Querier, rule: Condition<'RunsWaiting'>, { flowIds, now }: Scope) {
  return findingsOf(
    client,
    `SELECT "flowId", count(*) AS count, NULL::int AS total,
       extract(epoch FROM $3::timestamptz - min("acceptedAt")) * 1000 AS duration
     FROM "Run" WHERE status = 'Waiting' AND "acceptedAt" < $2 AND ${IN_SCOPE('"flowId"')} GROUP BY "flowId"`,
    [flowIds, before(now, rule.minutes), now],
  );
}

/** How long missed fires are told of after they were found: what was down could tell nobody then. */
const MISSED_MINUTES = 30;

/** Flows whose schedule has lately been found to have missed fires that were left out. */
export function flowsThatMissedFires(client: Querier, { flowIds, now }: Scope) {
  return findingsOf(
    client,
    `SELECT "flowId", sum(times) AS count, NULL::int AS total, NULL::float8 AS duration FROM "TriggerEvaluation"
     WHERE status = 'Missed' AND id >= $2 AND ${IN_SCOPE('"flowId"')} GROUP BY "flowId"`,
    [flowIds, idAt(before(now, MISSED_MINUTES).getTime())],
  );
}

/** True when no worker has given a sign of life since then. */
export async function isWithoutWorker(
  client: Querier,
  { minutes }: Condition<'NoWorker'>,
  now: Date,
): Promise<boolean> {
  const { rowCount } = await client.query('SELECT FROM "WorkerHeartbeat" WHERE "lastSeenAt" > $1 LIMIT 1', [
    before(now, minutes),
  ]);
  return rowCount === 0;
}

export type ScheduledFlow = { id: string; name: string; definition: string; enabledAt: Date };

/** Flows that are on and may have a schedule. */
export async function scheduledFlowsInScope(client: Querier, flowIds: readonly string[]): Promise<ScheduledFlow[]> {
  const { rows } = await client.query<ScheduledFlow>(
    `SELECT flow.id, flow.name, version.definition, flow."enabledAt" FROM "Flow" flow
     JOIN "FlowVersion" version ON version.id = flow."publishedVersionId"
     WHERE flow.enabled AND version.definition ~* '"Recurrence"' AND ${IN_SCOPE('flow.id')}`,
    [flowIds],
  );
  return rows;
}

/** Whether the trigger of the flow has started a run since then, or said why it did not. */
export async function hasFiredSince(client: Querier, flowId: string, time: number): Promise<boolean> {
  const { rows } = await client.query<{ fired: boolean }>(
    `SELECT EXISTS (SELECT FROM "Run" WHERE "flowId" = $1 AND id >= $2)
       OR EXISTS (SELECT FROM "TriggerEvaluation" WHERE "flowId" = $1 AND "lastAt" >= $3) AS fired`,
    [flowId, idAt(time), new Date(time)],
  );
  return rows[0]?.fired ?? false;
}

function before(now: Date, minutes: number): Date {
  return new Date(now.getTime() - minutes * 60_000);
}
