/** What is known of a process by its id: used to tell a server that is still ours from a number that was given to another process. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { waitUntil } from '#scripts/wait-until.ts';

/** True while a process has this id, whoever it belongs to. A zombie counts as ended. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  return !isZombie(pid);
}

/** The command line of a running process, or '' when there is none. */
export function commandLineOf(pid: number): string {
  if (process.platform === 'linux') return readText(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').trim();
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? '';
}

/** When a running process was started, in a form that only compares; '' when there is none. With the id it names one process for good. */
export function startOf(pid: number): string {
  if (process.platform === 'linux') {
    const stat = readText(`/proc/${pid}/stat`);
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  }
  return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? '';
}

/** The environment that a process was started with (Linux). */
export function environmentOf(pid: number): NodeJS.ProcessEnv {
  const entries = readText(`/proc/${pid}/environ`)
    .split('\0')
    .filter((entry) => entry.includes('='));
  const pairs = entries.map((entry) => [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)]);
  return Object.fromEntries(pairs) as NodeJS.ProcessEnv;
}

/** Sends `signal`, and SIGKILL when the process has not ended after `patience` milliseconds. Returns once it has ended. */
export async function endProcess(
  pid: number,
  { signal, patience }: { signal: NodeJS.Signals; patience: number },
): Promise<void> {
  for (const next of [signal, 'SIGKILL'] as const) {
    try {
      process.kill(pid, next);
    } catch {
      return;
    }
    if (await waitUntil(() => !isAlive(pid), { limit: patience })) return;
  }
}

/** A container whose first process reaps nothing keeps ended processes as zombies, which still take signals. */
function isZombie(pid: number): boolean {
  if (process.platform !== 'linux') return false;
  const stat = readText(`/proc/${pid}/stat`);
  return stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z');
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
