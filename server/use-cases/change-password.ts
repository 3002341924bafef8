/** Gives a person a new password, and ends every other session: whoever knew the old one is out. */

import type { ChangePasswordRequest } from '#core/api/account.ts';
import { AppError } from '#server/app-error.ts';
import { hashPassword, verifyPassword } from '#server/auth/password-hash.ts';
import { revokeOtherSessions, type SignedIn } from '#server/repositories/sessions.ts';
import { findCredentialOfUser, replacePasswordHash } from '#server/repositories/users.ts';

/** Throws `Forbidden` when the current password is wrong. */
export async function changePassword(signedIn: SignedIn, request: ChangePasswordRequest): Promise<void> {
  const { user, sessionId } = signedIn;
  const credential = await findCredentialOfUser(user.id);
  if (!credential || !(await verifyPassword(request.currentPassword, credential.passwordHash))) {
    throw new AppError('Forbidden', 'The current password is wrong.');
  }
  await replacePasswordHash(user.id, await hashPassword(request.newPassword));
  await revokeOtherSessions({ userId: user.id, keepId: sessionId, now: new Date() });
}
