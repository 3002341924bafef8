/** The processes of the product that the browser tests share, as its lock tells of them. */

import { join } from 'node:path';

import { readLock } from '#scripts/start/lock.ts';

const lock = () => readLock(join(process.env.E2E_HOME ?? '', 'millrace.lock'));

/** `gateway`, `web`, `worker`, `temporal` or `postgres`; undefined while it does not run. */
export function runningProcess(name: string): number | undefined {
  return lock()?.processes[name];
}

/** As `runningProcess`. Throws when it does not run. */
export function processId(name: string): number {
  const pid = runningProcess(name);
  if (pid === undefined) throw new Error(`No process ${name} is running.`);
  return pid;
}

/** The process that keeps the others running. */
export function supervisorId(): number {
  const pid = lock()?.pid;
  if (pid === undefined) throw new Error('Nobody keeps the product running.');
  return pid;
}
