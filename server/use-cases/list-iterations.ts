/** The iterations of a loop in a run, each with the status that its actions make together (WDL reference 9.3). */

import { z } from 'zod';

import type { IterationList } from '#core/api/runs.ts';
import { parseDefinition } from '#core/definition/parse-definition.ts';
import { findAction } from '#core/definition/walk.ts';
import { type MergeNode, mergeNodesOf, mergeStatuses } from '#core/runs/merge-statuses.ts';
import { ACTION_STATUSES, type ActionStatus, isRunEnded, RUN_STATUSES } from '#core/runs/status.ts';
import { AppError } from '#server/app-error.ts';
import { type IterationRow, listIterationRows } from '#server/repositories/records.ts';
import { findRunDefinition } from '#server/repositories/runs.ts';

export const iterationQuerySchema = z.object({
  /** Names of the actions directly inside the loop, separated by commas. */
  actions: z
    .string()
    .min(1)
    .transform((text) => text.split(',')),
  prefix: z.string().default(''),
  from: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(1_000).default(1_000),
});
export type IterationQuery = z.infer<typeof iterationQuerySchema>;

const statusSchema = z.enum(ACTION_STATUSES);

/** Throws `NotFound`. */
export async function listIterations(runId: string, query: IterationQuery): Promise<IterationList> {
  const run = await findRunDefinition(runId);
  if (!run) throw new AppError('NotFound', 'There is no run of this id.');
  const parsed = parseDefinition(run.definition).definition;
  const nodes = mergeNodesOf((parsed && findAction(parsed, query.actions[0] ?? '')?.siblings) ?? {});
  // What has no record has not begun while the run goes on, and never will once it has ended.
  const withoutRecord = isRunEnded(z.enum(RUN_STATUSES).parse(run.status)) ? 'Skipped' : 'Waiting';
  const { total, rows } = await listIterationRows({ runId, ...query });
  return {
    total,
    iterations: rows.map((row) => ({
      index: Number(row.repetition.slice(-6)),
      status: iterationStatus(row, { nodes, withoutRecord }),
    })),
  };
}

type Context = { nodes: MergeNode[]; withoutRecord: ActionStatus };

function iterationStatus({ actions, statuses }: IterationRow, { nodes, withoutRecord }: Context): ActionStatus {
  const recorded = new Map(actions.map((action, index) => [action.toLowerCase(), statusSchema.parse(statuses[index])]));
  const statusOf = (action: string) => recorded.get(action) ?? withoutRecord;
  return nodes.some(({ key }) => isOpen(statusOf(key))) ? 'Running' : mergeStatuses(nodes, statusOf);
}

function isOpen(status: ActionStatus): boolean {
  return status === 'Running' || status === 'Waiting';
}
