/** A run with its version's definition and the records outside loops; those inside are asked for by iteration. */

import { type RunDetail, runDetailSchema } from '#core/api/runs.ts';
import { hasLiveWorker } from '#server/repositories/live-workers.ts';
import { findCallers, findReplays, findRunVersions } from '#server/repositories/runs.ts';

import { listRecords } from './list-records.ts';
import { requireRun } from './require-run.ts';
import { toRunSummary } from './run-summary.ts';

/** Enough for people; the list of runs has them all. */
const MOST_REPLAYS = 20;
const MOST_CALLERS = 50;

/** Throws `NotFound`. */
export async function getRun(id: string): Promise<RunDetail> {
  const run = await requireRun(id);
  const [versions, records, callers, replays, isAttended] = await Promise.all([
    findRunVersions(id),
    listRecords(id, ''),
    run.parentRunId === null ? [] : findCallers(id, MOST_CALLERS),
    findReplays(id, MOST_REPLAYS),
    run.endedAt !== null || hasLiveWorker(),
  ]);
  const { holdReason, valuesRemovedAt } = run;
  const kept = { holdReason, areValuesGone: valuesRemovedAt !== null };
  return runDetailSchema.parse({ run: toRunSummary(run), ...versions, ...kept, records, callers, replays, isAttended });
}
