/** Signs one of a person's browsers out. */

import { AppError } from '#server/app-error.ts';
import { revokeSession } from '#server/repositories/sessions.ts';

/** Throws `NotFound` when the person has no such live session. */
export async function endSession(userId: string, sessionId: string): Promise<void> {
  if (!(await revokeSession({ id: sessionId, userId, now: new Date() }))) {
    throw new AppError('NotFound', 'This session has ended already.');
  }
}
