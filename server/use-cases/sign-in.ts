/** Checks mail and password and opens a session. Wrong passwords in a row close the account for a while. */

import { lockDuration } from '#server/auth/lockout.ts';
import { hashPassword, verifyPassword } from '#server/auth/password-hash.ts';
import { SESSION_SECONDS } from '#server/auth/session-cookie.ts';
import { newId } from '#server/identifiers.ts';
import { createSession } from '#server/repositories/sessions.ts';
import {
  type CredentialRow,
  clearFailures,
  countFailure,
  findCredential,
  lockCredential,
} from '#server/repositories/users.ts';

/** Longer texts are refused before they cost a hash. */
const MAX_LENGTH = 300;

/** Verified for a mail that is unknown, so that the time of the answer does not tell which mails are known. */
let decoy: Promise<string> | undefined;

/**
 * The id of the new session. Undefined for an unknown mail, a wrong password and a locked account alike: the answer
 * never tells which it was.
 */
export async function signIn(
  given: { email: string; password: string },
  now = new Date(),
): Promise<string | undefined> {
  if (given.email.length > MAX_LENGTH || given.password.length > MAX_LENGTH) return undefined;
  const credential = await findCredential(given.email.trim().toLowerCase());
  decoy ??= hashPassword('');
  const isRight = await verifyPassword(given.password, credential?.passwordHash ?? (await decoy));
  if (!credential || isLocked(credential, now)) return undefined;
  if (!isRight) {
    await noteFailure(credential.userId, now);
    return undefined;
  }
  if (credential.failures > 0) await clearFailures(credential.userId);
  return openSession(credential.userId, now);
}

function isLocked(credential: CredentialRow, now: Date): boolean {
  return credential.lockedUntil !== null && credential.lockedUntil > now;
}

async function noteFailure(userId: string, now: Date): Promise<void> {
  const duration = lockDuration(await countFailure(userId));
  if (duration > 0) await lockCredential(userId, new Date(now.getTime() + duration));
}

async function openSession(userId: string, now: Date): Promise<string> {
  const id = newId();
  await createSession({ id, userId, expiresAt: new Date(now.getTime() + SESSION_SECONDS * 1000) });
  return id;
}
