/** What people do with runs that failed for good: take them on, note something, discard them. */

import type { ChangeDeadLetters } from '#core/api/failures.ts';
import { changeLetters } from '#server/repositories/dead-letters.ts';

export async function changeDeadLetters(
  { runIds, isMine, note, discard }: ChangeDeadLetters,
  userId: string,
): Promise<void> {
  await changeLetters({
    runIds,
    ...(isMine !== undefined && { ownerId: isMine ? userId : null }),
    ...(note !== undefined && { note }),
    ...(discard && { discardedBy: userId }),
  });
}
