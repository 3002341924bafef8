/** Rows of signed-in browsers. A session is alive until it expires or is revoked. */

import { database } from '#server/database.ts';

import type { User } from './users.ts';

export type SignedIn = { sessionId: string; lastSeenAt: Date; user: User };
export type SessionRow = { id: string; createdAt: Date; lastSeenAt: Date; expiresAt: Date };

export async function createSession(session: { id: string; userId: string; expiresAt: Date }): Promise<void> {
  await database().session.create({ data: session });
}

export async function findActiveSession(id: string, now: Date): Promise<SignedIn | undefined> {
  const row = await database().session.findFirst({
    where: { id, revokedAt: null, expiresAt: { gt: now } },
    select: { lastSeenAt: true, user: { select: { id: true, email: true, name: true } } },
  });
  return row ? { sessionId: id, lastSeenAt: row.lastSeenAt, user: row.user } : undefined;
}

export async function touchSession(id: string, now: Date): Promise<void> {
  await database().session.updateMany({ where: { id }, data: { lastSeenAt: now } });
}

/** Those that are alive, the one seen last first. */
export async function listActiveSessions(userId: string, now: Date): Promise<SessionRow[]> {
  return database().session.findMany({
    where: { userId, revokedAt: null, expiresAt: { gt: now } },
    select: { id: true, createdAt: true, lastSeenAt: true, expiresAt: true },
    orderBy: { lastSeenAt: 'desc' },
  });
}

/** True when a live session was ended. With `userId` only that person's own. */
export async function revokeSession(options: { id: string; userId?: string; now: Date }): Promise<boolean> {
  const { id, userId, now } = options;
  const { count } = await database().session.updateMany({
    where: { id, userId, revokedAt: null },
    data: { revokedAt: now },
  });
  return count > 0;
}

export async function revokeOtherSessions(options: { userId: string; keepId: string; now: Date }): Promise<void> {
  await database().session.updateMany({
    where: { userId: options.userId, revokedAt: null, NOT: { id: options.keepId } },
    data: { revokedAt: options.now },
  });
}
