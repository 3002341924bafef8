/** Ends a run: at once when nothing has taken it up yet, else by asking the worker that carries it. */

import { AppError } from '#server/app-error.ts';
import { cancelRun as cancelRunRow } from '#server/repositories/runs.ts';

import { requireRun } from './require-run.ts';

/** Throws `NotFound`, and `AlreadyEnded`. */
export async function cancelRun(id: string, now = new Date()): Promise<void> {
  await requireRun(id);
  if ((await cancelRunRow(id, now)) === 'TooLate') throw new AppError('AlreadyEnded', 'The run has ended already.');
}
