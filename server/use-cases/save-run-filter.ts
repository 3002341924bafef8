/** Keeps a filter of the list of runs under a name, for the person who saves it. */

import { readRunFilter, runFilterQuery } from '#core/api/run-filter.ts';
import type { SavedRunFilter, SaveRunFilterRequest } from '#core/api/saved-run-filters.ts';
import { AppError } from '#server/app-error.ts';
import { newId } from '#server/identifiers.ts';
import { insertSavedRunFilter } from '#server/repositories/saved-run-filters.ts';

/** Throws `BadRequest` for a query that is no filter, `NameTaken`. */
export async function saveRunFilter(userId: string, { name, query }: SaveRunFilterRequest): Promise<SavedRunFilter> {
  const { filter, ignored } = readRunFilter(Object.fromEntries(new URLSearchParams(query)));
  if (ignored.length > 0) throw new AppError('BadRequest', `The filter has no valid ${ignored.join(', no valid ')}.`);
  const saved = { id: newId(), name, query: runFilterQuery(filter) };
  if (saved.query === '') throw new AppError('BadRequest', 'There is no filter to save: choose one first.');
  await insertSavedRunFilter({ ...saved, userId });
  return saved;
}
