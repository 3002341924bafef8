/** Makes the owner's account on the first visit, once. */

import { createHash, timingSafeEqual } from 'node:crypto';

import type { SetupRequest } from '#core/api/account.ts';
import { AppError } from '#server/app-error.ts';
import { hashPassword } from '#server/auth/password-hash.ts';
import { newId } from '#server/identifiers.ts';
import { createFirstUser, hasUsers } from '#server/repositories/users.ts';

/** True once there is an owner. */
export function isSetUp(): Promise<boolean> {
  return hasUsers();
}

/** `expectedCode` is what the console printed; undefined when none is asked for. Throws `AlreadySetUp` and `Forbidden`. */
export async function setUpOwner(request: SetupRequest, expectedCode: string | undefined): Promise<void> {
  const done = new AppError('AlreadySetUp', 'This Millrace has its owner already: sign in.');
  if (await hasUsers()) throw done;
  if (expectedCode && !isSameText(request.setupCode?.trim() ?? '', expectedCode)) {
    throw new AppError('Forbidden', 'The set-up code is wrong: the console where Millrace was started shows it.');
  }
  const created = await createFirstUser({
    id: newId(),
    email: request.email.toLowerCase(),
    name: request.name,
    passwordHash: await hashPassword(request.password),
  });
  if (!created) throw done;
}

/** Compared by hash, so that neither content nor length shows in the time it takes. */
function isSameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
