/** What is kept of a run that has failed, in the transaction of its end: the group of failures like it, and its dead letter. */

import { createHash } from 'node:crypto';

import { likenessOf } from '#core/runs/failure-fingerprint.ts';
import type { Querier } from '#server/database.ts';

import { lastFailedActions } from './runs.ts';

const ID_LENGTH = 24;

type FailedRun = {
  id: string;
  flowId: string;
  parentRunId: string | null;
  errorCode: string | null;
  errorMessage: string | null;
};

/** Nobody else deals with the failure of a run that no other run called. */
const BURY = `INSERT INTO "DeadLetter" ("runId") VALUES ($1) ON CONFLICT DO NOTHING`;

const GROUP = `
  WITH known AS (
    INSERT INTO "FailureGroup" (id, "flowId", action, code, message) VALUES ($2, $3, $4, $5, $6) ON CONFLICT (id) DO NOTHING
  )
  UPDATE "Run" SET "failureId" = $2 WHERE id = $1`;

export async function recordFailure(client: Querier, runId: string): Promise<void> {
  const { rows } = await client.query<FailedRun>(
    `SELECT id, "flowId", "parentRunId", "errorCode", "errorMessage" FROM "Run"
     WHERE id = $1 AND status IN ('Failed', 'TimedOut') AND "failureId" IS NULL`,
    [runId],
  );
  const [run] = rows;
  if (!run) return;
  // A run that ended for a reason of its own says more than a step that failed before.
  const failed = run.errorCode === 'ActionFailed' ? (await lastFailedActions([runId], client)).get(runId) : undefined;
  const action = failed?.action ?? null;
  const code = (failed ?? run).errorCode ?? 'Failed';
  const message = likenessOf((failed ?? run).errorMessage ?? '');
  await client.query(GROUP, [runId, failureId([run.flowId, action, code, message]), run.flowId, action, code, message]);
  if (run.parentRunId === null) await client.query(BURY, [runId]);
}

function failureId(alike: readonly (string | null)[]): string {
  return createHash('sha256').update(JSON.stringify(alike)).digest('hex').slice(0, ID_LENGTH);
}
