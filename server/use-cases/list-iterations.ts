/** The iterations of a loop in a run, each with the status that its actions make together (WDL reference 9.3). */

import { z } from 'zod';

import type { IterationList } from '#core/api/runs.ts';
import { parseDefinition } from '#core/definition/parse-definition.ts';
import { findAction } from '#core/definition/walk.ts';
import { type MergeNode, mergeNodesOf, mergeStatuses } from '#core/runs/merge-statuses.ts';
import { ACTION_STATUSES, type ActionStatus, isRunEnded, RUN_STATUSES } from '#core/runs/status.ts';
import { AppError } from '#server/app-error.ts';
import { type IterationRow, listIterationRows, listIterationsWithFailure } from '#server/repositories/records.ts';
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
  /** Only those that failed. */
  failed: z.literal('1').optional(),
});
export type IterationQuery = z.infer<typeof iterationQuerySchema>;

const statusSchema = z.enum(ACTION_STATUSES);
/** Iterations of one look for failed ones. */
const LOOKED_AT = 500;

/** Throws `NotFound`. */
export async function listIterations(runId: string, query: IterationQuery): Promise<IterationList> {
  const run = await findRunDefinition(runId);
  if (!run) throw new AppError('NotFound', 'There is no run of this id.');
  const parsed = parseDefinition(run.definition).definition;
  const nodes = mergeNodesOf((parsed && findAction(parsed, query.actions[0] ?? '')?.siblings) ?? {});
  // What has no record has not begun while the run goes on, and never will once it has ended.
  const withoutRecord = isRunEnded(z.enum(RUN_STATUSES).parse(run.status)) ? 'Skipped' : 'Waiting';
  const iterationOf = (row: IterationRow) => ({
    index: Number(row.repetition.slice(-6)),
    status: iterationStatus(row, { nodes, withoutRecord }),
  });
  if (query.failed) return listFailed({ runId, ...query }, iterationOf);
  const { total, rows } = await listIterationRows({ runId, ...query });
  return { total, iterations: rows.map(iterationOf) };
}

/** A failure that was handled does not make an iteration fail: so many with one are looked at until enough have failed. */
async function listFailed(
  { from, limit, ...filter }: IterationQuery & { runId: string },
  iterationOf: (row: IterationRow) => IterationList['iterations'][number],
): Promise<IterationList> {
  const failed: IterationList['iterations'] = [];
  for (let next = from; failed.length < limit; ) {
    const rows = await listIterationsWithFailure({ ...filter, from: next, limit: LOOKED_AT });
    failed.push(...rows.map(iterationOf).filter(({ status }) => status === 'Failed' || status === 'TimedOut'));
    const last = rows.at(-1);
    if (!last || rows.length < LOOKED_AT) break;
    next = Number(last.repetition.slice(-6)) + 1;
  }
  return { total: failed.length, iterations: failed.slice(0, limit) };
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
