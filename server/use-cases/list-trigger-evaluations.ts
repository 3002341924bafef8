/** What became of a flow's trigger lately, where nobody calls it: polls, windows and scheduled times. */

import type { TriggerEvaluation } from '#core/api/trigger-evaluations.ts';
import { listEvaluationRows } from '#server/repositories/trigger-evaluations.ts';

const SHOWN = 50;

/** The newest first; none for flows that are called. */
export async function listTriggerEvaluations(flowId: string): Promise<TriggerEvaluation[]> {
  const rows = await listEvaluationRows(flowId, SHOWN);
  return rows.map(({ firstAt, lastAt, ...row }) => ({ ...row, firstAt: firstAt.getTime(), lastAt: lastAt.getTime() }));
}
