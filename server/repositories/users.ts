/** Rows of people and of their passwords' hashes. */

import { database, transaction } from '#server/database.ts';

/** Any number that no other lock of the product uses: only one first visit may make the owner. */
const SETUP_LOCK = 7_270_737;

export type User = { id: string; email: string; name: string };
export type CredentialRow = { userId: string; passwordHash: string; failures: number; lockedUntil: Date | null };

const USER = { id: true, email: true, name: true } as const;

export async function hasUsers(): Promise<boolean> {
  return (await database().user.findFirst({ select: { id: true } })) !== null;
}

/** False, and nothing written, when there is a user already. */
export async function createFirstUser(user: User & { passwordHash: string }): Promise<boolean> {
  return transaction(async (client) => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [SETUP_LOCK]);
    const { rowCount } = await client.query(
      'INSERT INTO "User" (id, email, name) SELECT $1, $2, $3 WHERE NOT EXISTS (SELECT 1 FROM "User")',
      [user.id, user.email, user.name],
    );
    if (rowCount !== 1) return false;
    await client.query('INSERT INTO "Credential" ("userId", "passwordHash") VALUES ($1, $2)', [
      user.id,
      user.passwordHash,
    ]);
    return true;
  });
}

export async function findCredential(email: string): Promise<CredentialRow | null> {
  return database().credential.findFirst({ where: { user: { email } } });
}

export async function findCredentialOfUser(userId: string): Promise<CredentialRow | null> {
  return database().credential.findUnique({ where: { userId } });
}

/** Counts one more wrong password and returns how many there are in a row. */
export async function countFailure(userId: string): Promise<number> {
  const { failures } = await database().credential.update({
    where: { userId },
    data: { failures: { increment: 1 } },
    select: { failures: true },
  });
  return failures;
}

export async function lockCredential(userId: string, lockedUntil: Date): Promise<void> {
  await database().credential.update({ where: { userId }, data: { lockedUntil } });
}

export async function clearFailures(userId: string): Promise<void> {
  await database().credential.update({ where: { userId }, data: { failures: 0, lockedUntil: null } });
}

export async function replacePasswordHash(userId: string, passwordHash: string): Promise<void> {
  await database().credential.update({ where: { userId }, data: { passwordHash, failures: 0, lockedUntil: null } });
}

export async function isEmailTaken(email: string, exceptUserId: string): Promise<boolean> {
  return (
    (await database().user.findFirst({ where: { email, NOT: { id: exceptUserId } }, select: { id: true } })) !== null
  );
}

export async function updateUser(id: string, change: { name?: string; email?: string }): Promise<User> {
  return database().user.update({ where: { id }, data: change, select: USER });
}
