/** What is asked of the long history: every filter of the list alone, where it is common and where it is rare; some together. */

import type { ClientBase } from 'pg';
import { describeCondition } from '#core/alerts/describe-condition.ts';
import type { AlertCondition } from '#core/api/alerts.ts';
import type { RunFilter } from '#core/api/run-filter.ts';
import { whereHolds } from '#server/alert-findings.ts';
import { pool } from '#server/database.ts';
import { countRunsOverTime } from '#server/use-cases/count-runs.ts';
import { listDeadLetters } from '#server/use-cases/list-dead-letters.ts';
import { listFailureGroups } from '#server/use-cases/list-failure-groups.ts';
import { listRuns } from '#server/use-cases/list-runs.ts';

export type Question = { title: string; ask(): Promise<unknown> };

const PAGE = 50;

const ALERTS: readonly AlertCondition[] = [
  { kind: 'FailureRate', percent: 20, minutes: 60, minimum: 5 },
  { kind: 'FailuresInARow', count: 10 },
  { kind: 'SlowRuns', seconds: 60, minutes: 60, minimum: 5 },
  { kind: 'NoSuccess', minutes: 60 },
  { kind: 'DeadLetters', count: 10 },
  { kind: 'RunsWaiting', minutes: 60 },
];

export async function questionsTo(client: ClientBase): Promise<Question[]> {
  const { runId, order, middle } = await samples(client);
  const day = (daysAgo: number) => new Date(Date.now() - daysAgo * 86_400_000).toISOString();
  const lists: [string, RunFilter, before?: string][] = [
    ['first page', {}],
    ['page in the middle', {}, middle],
    ['status: Failed (5 %)', { status: ['Failed'] }],
    ['status: TimedOut (0.02 %)', { status: ['TimedOut'] }],
    ['status: Failed, TimedOut, Cancelled', { status: ['Failed', 'TimedOut', 'Cancelled'] }],
    ['status: Running, Waiting', { status: ['Running', 'Waiting'] }],
    ['flow with half of the runs', { flowId: 'flow-1' }],
    ['flow, Failed', { flowId: 'flow-1', status: ['Failed'] }],
    ['flow, Failed, page in the middle', { flowId: 'flow-1', status: ['Failed'] }, middle],
    ['small flow, TimedOut', { flowId: 'flow-7', status: ['TimedOut'] }],
    ['version', { flowId: 'flow-1', version: 2 }],
    ['trigger: Request (70 %)', { trigger: 'Request' }],
    ['trigger: Manual (0.02 %)', { trigger: 'Manual' }],
    ['an hour 20 days ago', { from: day(20), to: new Date(Date.now() - 20 * 86_400_000 + 3_600_000).toISOString() }],
    ['longer than 1 s (75 %)', { minDuration: 1_000 }],
    ['longer than 1 h (0.05 %)', { minDuration: 3_600_000 }],
    ['shorter than 60 ms', { maxDuration: 60 }],
    ['error code: ServerError (3 %)', { errorCode: 'ServerError' }],
    ['error code: CertificateExpired (25 runs)', { errorCode: 'CertificateExpired' }],
    ['error code: none such', { errorCode: 'NeverSeen' }],
    ['run id', { runId }],
    ['beginning of a run id', { runId: runId.slice(0, 8) }],
    ['tracking id', { trackingId: 'ORD-00500000' }],
    ['tracking id: none such', { trackingId: 'ORD-none' }],
    ['tracked property of one run', { property: `orderId=${order}` }],
    ['tracked property of 100 runs', { property: 'customer=C-4711' }],
    ['tracked property of 200,000 runs', { property: 'priority=3' }],
    ['tracked property: none such', { property: 'customer=nobody' }],
    ['text in error: "answered 503" (12,000 runs)', { error: 'answered 503' }],
    ['text in error: "api-17.example" (1,250 runs)', { error: 'api-17.example' }],
    ['text in error: an order', { error: order }],
    ['text in error: none such', { error: 'never seen this' }],
    ['text in inputs and outputs, in every run', { payload: 'to be delivered' }],
    ['text in inputs and outputs of one tracking id', { trackingId: 'ORD-00500000', payload: 'sku' }],
    ['flow, Failed, text in error, 7 days', { flowId: 'flow-1', status: ['Failed'], error: 'api-1', within: '7d' }],
    ['version, Manual, longer than 1 s', { flowId: 'flow-1', version: 2, trigger: 'Manual', minDuration: 1_000 }],
    ['Cancelled, longer than 3 s, Http', { status: ['Cancelled'], minDuration: 3_000, trigger: 'Http' }],
  ];
  const counts: [string, RunFilter][] = [
    ['all, 7 days', {}],
    ['all, 30 days', { within: '30d' }],
    ['flow, 30 days', { flowId: 'flow-1', within: '30d' }],
    ['Failed, 30 days', { status: ['Failed'], within: '30d' }],
    ['trigger: Request, 30 days', { trigger: 'Request', within: '30d' }],
    ['error code: ServerError, 30 days', { errorCode: 'ServerError', within: '30d' }],
    ['text in error: "api-17.example", 30 days', { error: 'api-17.example', within: '30d' }],
    ['longer than 1 s, 30 days', { minDuration: 1_000, within: '30d' }],
  ];
  const failure = 'flow-1-failure-3';
  const others: Question[] = [
    { title: 'runs of one kind of failure', ask: () => listRuns({ failure, limit: PAGE }) },
    { title: 'kinds of failures: 24 hours', ask: () => listFailureGroups({ within: '24h' }) },
    { title: 'kinds of failures: 30 days', ask: () => listFailureGroups({ within: '30d' }) },
    { title: 'dead letters that are open', ask: () => listDeadLetters({ status: 'Open' }) },
    ...ALERTS.map((condition) => ({
      title: `alert: ${describeCondition(condition)}`,
      ask: () => whereHolds(pool(), condition, { flowIds: [], now: new Date() }),
    })),
  ];
  return [
    ...lists.map(([title, filter, before]) => ({
      title,
      ask: () => listRuns({ ...filter, before, limit: PAGE }),
    })),
    ...counts.map(([title, filter]) => ({ title: `counts: ${title}`, ask: () => countRunsOverTime(filter) })),
    ...others,
  ];
}

type Samples = { runId: string; order: string; middle: string };

/** A run of the middle, the order of a failed one, twice: by its tracking id and as a place in the list. */
async function samples(client: ClientBase): Promise<Samples> {
  const { rows } = await client.query<Samples>(
    `SELECT (SELECT id FROM "Run" WHERE "clientTrackingId" = 'ORD-' || lpad((total / 2)::text, 8, '0')) AS "runId",
       (SELECT substring("errorMessage" FROM 'ORD-[0-9]+') FROM "ActionRecord" WHERE "errorCode" = 'ServerError' LIMIT 1) AS "order",
       (SELECT id FROM "Run" ORDER BY id OFFSET total / 2 LIMIT 1) AS middle
     FROM (SELECT count(*)::int AS total FROM "Run") AS counted`,
  );
  const [row] = rows;
  if (!row) throw new Error('The history is empty.');
  return row;
}
