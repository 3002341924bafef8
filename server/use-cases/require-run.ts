/** The run somebody names, or the error that there is none. */

import { AppError } from '#server/app-error.ts';
import { findRun, type RunRow } from '#server/repositories/runs.ts';

/** Throws `NotFound`. */
export async function requireRun(id: string): Promise<RunRow> {
  const run = await findRun(id);
  if (!run) throw new AppError('NotFound', 'There is no run of this id; it may have been deleted with its flow.');
  return run;
}
