/** Who sends a request: the session of its cookie, as long as the row in the table is alive. */

import { findActiveSession, type SignedIn, touchSession } from '#server/repositories/sessions.ts';

import { sessionIdOf } from './session-cookie.ts';

/** `lastSeenAt` is told to the minute only, so that reading a page does not write. */
const TOUCH_AFTER_MS = 60_000;

/** Undefined without a session, or when it was revoked or has expired. */
export async function currentSession(cookieHeader: string | null): Promise<SignedIn | undefined> {
  const id = await sessionIdOf(cookieHeader);
  if (!id) return undefined;
  const now = new Date();
  const session = await findActiveSession(id, now);
  if (session && now.getTime() - session.lastSeenAt.getTime() > TOUCH_AFTER_MS) await touchSession(id, now);
  return session;
}
