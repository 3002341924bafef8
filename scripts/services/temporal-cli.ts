/** Where the Temporal CLI, whose development server is the embedded Temporal, is taken from. */
import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { inRepository } from '#scripts/repository-root.ts';
import { SetUpError } from '#scripts/set-up-error.ts';
import { fetchTemporalCli } from './fetch-temporal-cli.ts';

export type TemporalCli = {
  path: string;
  /** Of the server inside, for example `1.32.0`. */
  serverVersion: string;
};

/** The oldest server whose workflows, updates and eager starts the product relies on. */
const OLDEST_SERVER = [1, 29] as const;

/** Folders that hold a copy of the CLI for every checkout and test of this user; `home` is the product's own folder. */
export function temporalCliFolders(home?: string): string[] {
  const userCache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'millrace', 'bin');
  const checkout = inRepository('.millrace', 'bin');
  return home === undefined ? [checkout, userCache] : [userCache, checkout, join(home, 'bin')];
}

/**
 * In this order: `TEMPORAL_CLI`, a `temporal` on PATH, the copy in one of `folders`, and else a fresh copy fetched into the last of them.
 * `onFetch` is called before anything is fetched. Throws a `SetUpError` when none works.
 */
export async function findTemporalCli(
  folders: readonly string[],
  onFetch: () => void = () => undefined,
): Promise<TemporalCli> {
  const named = process.env.TEMPORAL_CLI;
  if (named)
    return await asked(
      named,
      `TEMPORAL_CLI names ${named}, which does not run as a Temporal CLI with a server of ${OLDEST_SERVER.join('.')} or newer: correct or unset it.`,
    );
  const name = process.platform === 'win32' ? 'temporal.exe' : 'temporal';
  const copies = folders.map((folder) => join(folder, name));
  for (const path of [onPath(name), ...copies.filter((copy) => existsSync(copy))]) {
    const serverVersion = path && (await serverVersionOf(path));
    if (path && serverVersion) return { path, serverVersion };
  }
  const target = copies.at(-1);
  if (target === undefined) throw new SetUpError('There is no Temporal CLI: set TEMPORAL_CLI.');
  onFetch();
  await fetchTemporalCli(target);
  return await asked(
    target,
    `The Temporal CLI at ${target} does not run on this machine: delete it, or set TEMPORAL_CLI to one that does.`,
  );
}

async function asked(path: string, otherwise: string): Promise<TemporalCli> {
  const serverVersion = await serverVersionOf(path);
  if (!serverVersion) throw new SetUpError(otherwise);
  return { path, serverVersion };
}

/** Undefined when it does not run or is too old. Says, for example, `temporal version 1.9.1 (Server 1.32.0, UI 2.54.1)`. */
async function serverVersionOf(path: string): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)(path, ['--version']);
    const version = /Server ([\d.]+)/.exec(stdout)?.[1] ?? '0';
    const [major = 0, minor = 0] = version.split('.').map(Number);
    const isOld = major < OLDEST_SERVER[0] || (major === OLDEST_SERVER[0] && minor < OLDEST_SERVER[1]);
    return isOld ? undefined : version;
  } catch {
    return undefined;
  }
}

/** The program `name` in the folders of PATH. */
export function onPath(name: string): string | undefined {
  const candidates = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name));
  return candidates.find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
