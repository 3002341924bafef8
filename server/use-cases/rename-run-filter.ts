/** Gives a saved filter of the list of runs another name. */

import type { SavedRunFilter } from '#core/api/saved-run-filters.ts';
import { AppError } from '#server/app-error.ts';
import { renameSavedRunFilter } from '#server/repositories/saved-run-filters.ts';

/** Throws `NotFound`, also for a filter of somebody else, and `NameTaken`. */
export async function renameRunFilter(key: { id: string; userId: string }, name: string): Promise<SavedRunFilter> {
  const renamed = await renameSavedRunFilter(key, name);
  if (!renamed) throw new AppError('NotFound', 'You have no saved filter of this id.');
  return renamed;
}
