/** Rows of filters that people have saved. Everybody sees and changes their own only. */

import { Prisma } from '#prisma/generated/client/client.ts';
import { AppError } from '#server/app-error.ts';
import { database } from '#server/database.ts';

export type SavedRunFilterRow = { id: string; name: string; query: string };

const SHOWN = { id: true, name: true, query: true } as const;

/** By name. */
export async function listSavedRunFilterRows(userId: string): Promise<SavedRunFilterRow[]> {
  return database().savedRunFilter.findMany({ where: { userId }, select: SHOWN, orderBy: { name: 'asc' } });
}

/** Throws `NameTaken`. */
export async function insertSavedRunFilter(filter: SavedRunFilterRow & { userId: string }): Promise<void> {
  await database()
    .savedRunFilter.create({ data: filter })
    .catch((error) => explainTakenName(error, filter.name));
}

/** The renamed one; undefined when the person has none of this id. Throws `NameTaken`. */
export async function renameSavedRunFilter(
  key: { id: string; userId: string },
  name: string,
): Promise<SavedRunFilterRow | undefined> {
  const [row] = await database()
    .savedRunFilter.updateManyAndReturn({ where: key, data: { name }, select: SHOWN })
    .catch((error) => explainTakenName(error, name));
  return row;
}

/** True when there was one. */
export async function deleteSavedRunFilter(key: { id: string; userId: string }): Promise<boolean> {
  const { count } = await database().savedRunFilter.deleteMany({ where: key });
  return count > 0;
}

const UNIQUE_VIOLATION = 'P2002';

function explainTakenName(error: unknown, name: string): never {
  const isTaken = error instanceof Prisma.PrismaClientKnownRequestError && error.code === UNIQUE_VIOLATION;
  throw isTaken
    ? new AppError('NameTaken', `You have a saved filter named “${name}” already: choose another name.`)
    : error;
}
