/** A copy of this checkout as a new user has it after cloning: no dependencies, nothing built, no data. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inRepository } from '#scripts/repository-root.ts';

export type CleanCopy = { folder: string; remove(): Promise<void> };

/** What has not been committed yet is copied too; what git ignores is not. */
export async function makeCleanCopy(): Promise<CleanCopy> {
  const folder = await mkdtemp(join(tmpdir(), 'millrace-clone-'));
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: inRepository(),
    encoding: 'utf8',
  });
  for (const file of list.split('\0').filter((name) => name !== '' && existsSync(inRepository(name)))) {
    await mkdir(join(folder, dirname(file)), { recursive: true });
    await copyFile(inRepository(file), join(folder, file));
  }
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
