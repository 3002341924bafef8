/** Removes the messages that wait in one partition of a batch. */

import { AppError } from '#server/app-error.ts';
import { type BatchPlace, discardMessages } from '#server/repositories/batches.ts';

/** Throws `NotFound` when none wait there. */
export async function discardBatch(place: BatchPlace): Promise<void> {
  if (!(await discardMessages(place))) throw new AppError('NotFound', 'Nothing waits there any more.');
}
