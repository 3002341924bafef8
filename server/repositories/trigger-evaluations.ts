/** What became of the triggers that nobody calls: the latest evaluations of each flow, equal ones in a row as one row. */

import type { TriggerEvaluation } from '#core/api/trigger-evaluations.ts';
import { LIMITS } from '#core/limits.ts';
import { pool, type Querier } from '#server/database.ts';
import { newId } from '#server/identifiers.ts';

export type Evaluation = {
  flowId: string;
  status: TriggerEvaluation['status'];
  code: string;
  message?: string | undefined;
  at: Date;
  /** When the first of several was; `at` when left out. */
  from?: Date;
  /** How many of this kind; 1 when left out. */
  times?: number;
};

export type EvaluationRow = {
  id: string;
  status: Evaluation['status'];
  code: string;
  message: string | null;
  times: number;
  firstAt: Date;
  lastAt: Date;
};

const LONGEST_MESSAGE = 1_000;

const ADD_TO_LATEST = `
  UPDATE "TriggerEvaluation" SET times = times + $5::integer, "lastAt" = GREATEST("lastAt", $6::timestamptz)
  WHERE id = (SELECT id FROM "TriggerEvaluation" WHERE "flowId" = $1 ORDER BY id DESC LIMIT 1)
    AND status = $2 AND code = $3 AND message IS NOT DISTINCT FROM $4`;

const INSERT = `
  INSERT INTO "TriggerEvaluation" (id, "flowId", status, code, message, times, "firstAt", "lastAt")
  SELECT $7, id, $2, $3, $4, $5, $8, $6 FROM "Flow" WHERE id = $1`;

const PRUNE = `
  DELETE FROM "TriggerEvaluation" WHERE "flowId" = $1 AND id < (
    SELECT id FROM "TriggerEvaluation" WHERE "flowId" = $1 ORDER BY id DESC OFFSET ${LIMITS.triggerHistory.ours - 1} LIMIT 1)`;

/** Nothing is written when the flow is gone. */
export async function writeEvaluation(client: Querier, evaluation: Evaluation): Promise<void> {
  const { flowId, status, code, message, at, from = at, times = 1 } = evaluation;
  const values = [flowId, status, code, message?.slice(0, LONGEST_MESSAGE) ?? null, times, at];
  const { rowCount } = await client.query(ADD_TO_LATEST, values);
  if (rowCount === 1) return;
  await client.query(INSERT, [...values, newId(), from]);
  await client.query(PRUNE, [flowId]);
}

/** The newest first. */
export async function listEvaluationRows(flowId: string, limit: number): Promise<EvaluationRow[]> {
  const { rows } = await pool().query<EvaluationRow>(
    `SELECT id, status, code, message, times, "firstAt", "lastAt" FROM "TriggerEvaluation"
     WHERE "flowId" = $1 ORDER BY id DESC LIMIT $2`,
    [flowId, limit],
  );
  return rows;
}
