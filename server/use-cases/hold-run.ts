/** Keeps a run whatever its age, for a reason, or lets it go again. */

import { AppError } from '#server/app-error.ts';
import { type Hold, holdRun as holdRow } from '#server/repositories/retention.ts';

/** `hold`: null to let it go. Throws `NotFound`. */
export async function holdRun(id: string, hold: Hold | null): Promise<void> {
  if (!(await holdRow(id, hold)))
    throw new AppError('NotFound', 'There is no run of this id; it may have been deleted.');
}
