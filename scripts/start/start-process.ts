/** Starts one of our own processes: ends with the supervisor, logs to a file, warnings and errors also to the console. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { setPriority } from 'node:os';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { inRepository } from '#scripts/repository-root.ts';
import { commandLineOf, endProcess } from '#scripts/services/process-info.ts';
import { endOf } from '#scripts/services/service-process.ts';
import { consoleLine } from './console-line.ts';
import type { Running } from './keep-running.ts';

type Program = {
  name: string;
  file: string;
  /** What Node itself is told. */
  flags?: readonly string[];
  /** Modules that Node loads before it, as paths in the repository. */
  before?: readonly string[];
  /** How far it lets others go first, from 0 to 19 (nice). */
  niceness?: number;
  env: NodeJS.ProcessEnv;
  /** A socket that it gets as its file descriptor 3; it says so when it listens. */
  socket?: number | undefined;
  logFile: string;
  report: (line: string) => void;
};

const END_WITH_PARENT = pathToFileURL(inRepository('scripts', 'start', 'end-with-parent.mjs')).href;
/** Milliseconds a process has to finish what it is at before it is killed. */
const PATIENCE = 8000;

/** In a process group of its own, so that Ctrl-C reaches only the supervisor, which stops all in order. */
export async function startProcess({
  name,
  file,
  flags = [],
  before = [],
  niceness = 0,
  env,
  socket,
  logFile,
  report,
}: Program): Promise<Running> {
  const imports = before.flatMap((module) => ['--import', pathToFileURL(inRepository(module)).href]);
  const args = ['--enable-source-maps', ...flags, '--import', END_WITH_PARENT, ...imports, inRepository(file)];
  const child = spawn(process.execPath, args, {
    cwd: inRepository(),
    env,
    detached: true,
    windowsHide: true,
    stdio: ['ignore', 'pipe', 'pipe', ...(socket === undefined ? [] : [socket, 'ipc' as const])],
  });
  const log = createWriteStream(logFile, { flags: 'a' });
  log.on('error', (error) => report(`${name}: its log cannot be written (${error.message})`));
  follow(child, { name, log, report });
  const { pid = -1 } = child;
  if (pid > 0 && niceness > 0) giveWay(pid, niceness);
  const stop = async () => {
    if (pid > 0) await endProcess(pid, { signal: 'SIGTERM', patience: PATIENCE });
  };
  const ready = socket === undefined ? undefined : once(child, 'message').then(() => undefined);
  return { pid, ended: endOf(child), stop, ...(ready && { ready }) };
}

function giveWay(pid: number, niceness: number): void {
  try {
    setPriority(pid, niceness);
  } catch {
    // It has ended already, or the platform does not let us: then all have the same right.
  }
}

/** Ends those of the processes, started by a supervisor that was killed, that have not yet seen that it is gone. */
export async function endLeftBehind(pids: readonly number[]): Promise<void> {
  const ours = pids.filter((pid) => commandLineOf(pid).includes(END_WITH_PARENT));
  await Promise.all(ours.map((pid) => endProcess(pid, { signal: 'SIGTERM', patience: PATIENCE })));
}

function follow(
  child: ChildProcess,
  { name, log, report }: { name: string; log: WriteStream; report: (line: string) => void },
): void {
  const each = (stream: Readable, isError: boolean) =>
    createInterface({ input: stream }).on('line', (line) => {
      log.write(`${line}\n`);
      const shown = consoleLine(name, line, isError);
      if (shown !== undefined) report(shown);
    });
  if (child.stdout) each(child.stdout, false);
  if (child.stderr) each(child.stderr, true);
  child.once('close', () => log.end());
}
