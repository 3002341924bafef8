/** A run with its version's definition and the records outside loops; those inside are asked for by iteration. */

import type { RunDetail } from '#core/api/runs.ts';
import { findRunDefinition } from '#server/repositories/runs.ts';

import { listRecords } from './list-records.ts';
import { requireRun } from './require-run.ts';
import { toRunSummary } from './run-summary.ts';

/** Throws `NotFound`. */
export async function getRun(id: string): Promise<RunDetail> {
  const run = await requireRun(id);
  const [version, records] = await Promise.all([findRunDefinition(id), listRecords(id, '')]);
  return { run: toRunSummary(run), definition: version?.definition ?? '', records };
}
