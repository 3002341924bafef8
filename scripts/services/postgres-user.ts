/** As whom the embedded PostgreSQL runs: it refuses to run as root, and initdb needs a user that has a name. */
import { spawnSync } from 'node:child_process';
import { chown, mkdir, readdir, stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { SetUpError } from '#scripts/set-up-error.ts';

/** How to start a program of PostgreSQL: what to put before the command, or which user to become. */
export type PostgresUser = { prefix: readonly string[]; uid?: number; gid?: number };

/** `nobody` on every Unix that has one. */
const NOBODY = 65534;
const USER_NAMESPACE = ['unshare', '--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, '--'];

/**
 * Chooses by who starts it and by whose the data folder is, so that a folder made one way is always served that way.
 * In the user namespace files stay the starter's own, and it works below folders that only root may enter.
 */
export async function choosePostgresUser(folder: string): Promise<PostgresUser> {
  const uid = process.getuid?.();
  if (uid === undefined) return { prefix: [] };
  await mkdir(folder, { recursive: true });
  const owner = await stat(folder);
  if (owner.uid !== uid) {
    if (uid === 0) return { prefix: [], uid: owner.uid, gid: owner.gid };
    throw new SetUpError(
      `${folder} belongs to user ${owner.uid}: start as that user, or set MILLRACE_HOME to a folder of yours.`,
    );
  }
  if (uid !== 0 && hasName()) return { prefix: [] };
  if (hasUserNamespaces()) return { prefix: USER_NAMESPACE };
  if (uid === 0) return await becomeNobody(folder);
  throw new SetUpError(
    `PostgreSQL cannot run as user ${uid}, who has no name: start as another user, or set DATABASE_URL.`,
  );
}

function hasName(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}

function hasUserNamespaces(): boolean {
  const [file = '', ...args] = USER_NAMESPACE;
  return spawnSync(file, [...args, 'true']).status === 0;
}

async function becomeNobody(folder: string): Promise<PostgresUser> {
  const files = await readdir(folder, { recursive: true });
  await Promise.all([folder, ...files.map((file) => join(folder, file))].map((path) => chown(path, NOBODY, NOBODY)));
  return { prefix: [], uid: NOBODY, gid: NOBODY };
}
