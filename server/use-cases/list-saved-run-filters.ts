/** The filters of the list of runs that a person has saved. */

import type { SavedRunFilter } from '#core/api/saved-run-filters.ts';
import { listSavedRunFilterRows } from '#server/repositories/saved-run-filters.ts';

export async function listSavedRunFilters(userId: string): Promise<SavedRunFilter[]> {
  return listSavedRunFilterRows(userId);
}
