/** A server that outlives a killed starter: started detached with its output in a file, recognised and used again by the next start. */
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { endProcess, isAlive } from './process-info.ts';

export type ServiceProcess = {
  pid: number;
  /** Fulfilled when the process has ended, with how: `exit code 1`, `SIGKILL`. */
  ended: Promise<string>;
  stop(): Promise<void>;
};

type Program = {
  command: readonly string[];
  logFile: string;
  stopSignal: NodeJS.Signals;
  env?: NodeJS.ProcessEnv;
  uid?: number;
  gid?: number;
};

/** Milliseconds a server has to end in order before it is killed. */
const PATIENCE = 8000;

/** Starts the program in a process group of its own, so that Ctrl-C reaches only the starter, which then stops it in order. */
export function startService({ command, logFile, stopSignal, env, uid, gid }: Program): ServiceProcess {
  const [file = '', ...args] = command;
  const log = openSync(logFile, 'a');
  const child = spawn(file, args, { cwd: '/', detached: true, stdio: ['ignore', log, log], env, uid, gid });
  closeSync(log);
  const ended = endOf(child);
  child.unref();
  const pid = child.pid ?? -1;
  return { pid, ended, stop: () => stopService(pid, stopSignal) };
}

/** How a child process ends, in words. */
export function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
    child.once('error', (error) => resolve(error.message));
  });
}

/** Takes over a server that an earlier starter left running. */
export function adoptService(pid: number, stopSignal: NodeJS.Signals): ServiceProcess {
  const ended = new Promise<string>((resolve) => {
    const timer = setInterval(() => {
      if (isAlive(pid)) return;
      clearInterval(timer);
      resolve('its end was not seen');
    }, 500);
    timer.unref();
  });
  return { pid, ended, stop: () => stopService(pid, stopSignal) };
}

/** The last line a server wrote that is not empty, for the message when it did not start. */
export async function lastLogLine(logFile: string): Promise<string> {
  const text = await readFile(logFile, 'utf8').catch(() => '');
  return text.trimEnd().split('\n').at(-1) ?? '';
}

async function stopService(pid: number, signal: NodeJS.Signals): Promise<void> {
  if (pid > 0) await endProcess(pid, { signal, patience: PATIENCE });
}
