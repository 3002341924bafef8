/** Stops doing runs again; those that were begun go on. */

import { AppError } from '#server/app-error.ts';
import { stopBulkReplay as stopRow } from '#server/repositories/bulk-replays.ts';

/** Throws `AlreadyEnded`. */
export async function stopBulkReplay(id: string): Promise<void> {
  if (!(await stopRow(id))) throw new AppError('AlreadyEnded', 'It has finished or was stopped already.');
}
