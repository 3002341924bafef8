/** The browsers a person is signed in with. */

import type { SessionSummary } from '#core/api/account.ts';
import { listActiveSessions, type SignedIn } from '#server/repositories/sessions.ts';

export async function listSessions({ user, sessionId }: SignedIn): Promise<SessionSummary[]> {
  const rows = await listActiveSessions(user.id, new Date());
  return rows.map((row) => ({
    id: row.id,
    current: row.id === sessionId,
    createdAt: row.createdAt.getTime(),
    lastSeenAt: row.lastSeenAt.getTime(),
    expiresAt: row.expiresAt.getTime(),
  }));
}
