/** The file by which a data folder knows that a Millrace serves it, where, and with which processes. */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { isAlive, startOf } from '#scripts/services/process-info.ts';
import { SetUpError } from '#scripts/set-up-error.ts';

const lockContent = z.object({
  pid: z.number(),
  /** Tells the process from a later one that was given the same id. */
  startOfProcess: z.string(),
  url: z.string(),
  /** Ids of the running processes by name. */
  processes: z.record(z.string(), z.number()),
});
type LockContent = z.infer<typeof lockContent>;

export type Lock = {
  /** Ids of the processes of a supervisor that was killed before it released the lock. Some may still be ending. */
  leftBehind: readonly number[];
  /** Makes the ids of the processes known, for those who look. */
  note(processes: { [name: string]: number }): void;
  release(): void;
};

/** Takes the lock. Throws a `SetUpError` that says where when a Millrace is running; one left by a process that is gone is taken over. */
export function takeLock(file: string, url: string): Lock {
  mkdirSync(dirname(file), { recursive: true });
  const content: LockContent = { pid: process.pid, startOfProcess: startOf(process.pid), url, processes: {} };
  // Whoever reads while it changes finds the old lock or the new one: half a lock would look like none.
  const replace = () => {
    writeFileSync(`${file}.new`, JSON.stringify(content));
    renameSync(`${file}.new`, file);
  };
  let leftBehind: number[] = [];
  try {
    writeFileSync(file, JSON.stringify(content), { flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    const holder = readLock(file);
    if (holder)
      throw new SetUpError(
        `Millrace is already running at ${holder.url} (process ${holder.pid}): stop that one first, or set MILLRACE_HOME to another folder.`,
      );
    leftBehind = Object.values(lockContent.safeParse(parseJson(file)).data?.processes ?? {});
    replace();
  }
  return {
    leftBehind,
    note: (processes) => {
      content.processes = processes;
      replace();
    },
    release: () => rmSync(file, { force: true }),
  };
}

/** Who holds the lock; undefined when nobody does, or its process is gone. */
export function readLock(file: string): LockContent | undefined {
  const parsed = lockContent.safeParse(parseJson(file));
  if (!parsed.success) return undefined;
  const { pid, startOfProcess } = parsed.data;
  return isAlive(pid) && startOf(pid) === startOfProcess ? parsed.data : undefined;
}

function parseJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
