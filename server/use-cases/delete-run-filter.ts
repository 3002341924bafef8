/** Forgets a saved filter of the list of runs. */

import { AppError } from '#server/app-error.ts';
import { deleteSavedRunFilter } from '#server/repositories/saved-run-filters.ts';

/** Throws `NotFound`, also for a filter of somebody else. */
export async function deleteRunFilter(key: { id: string; userId: string }): Promise<void> {
  if (!(await deleteSavedRunFilter(key))) throw new AppError('NotFound', 'You have no saved filter of this id.');
}
