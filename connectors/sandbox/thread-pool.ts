/**
 * Runs what users wrote (scripts, stylesheets, templates) in threads that can be killed: no endless loop and no growing
 * memory of theirs may reach the process. A few threads wait for the next task; one that did not end well is replaced.
 */

import { availableParallelism } from 'node:os';
import { Worker, type WorkerOptions } from 'node:worker_threads';

import type { TaskInput, TaskName, TaskRequest, TaskResult } from './tasks.ts';
import type { ThreadMessage } from './thread.ts';

export type ThreadOutcome<Result> =
  | { kind: 'done'; result: Result }
  | { kind: 'timedOut' }
  | { kind: 'outOfMemory' }
  | { kind: 'crashed'; message: string };

export type ThreadTask<Name extends TaskName> = {
  name: Name;
  /** Must survive a structured clone. */
  input: TaskInput<Name>;
  /** Milliseconds, from when a thread begins with it. */
  limit: number;
  signal: AbortSignal;
};

type Job = {
  request: TaskRequest;
  signal: AbortSignal;
  settle(outcome: ThreadOutcome<unknown>): void;
  giveUp(): void;
};

const MAX_THREADS = Math.min(4, Math.max(2, availableParallelism()));
/** What the engines in the thread keep outside WebAssembly. */
const MAX_HEAP_MB = 256;
/** An engine that watches its own time says more about it than a kill can; after this long it is killed. */
const KILL_AFTER_MS = 1_000;
const IDLE_MS = 60_000;

type Thread = {
  worker: Worker;
  /** What it works on, and how that ends; without it the thread is idle. */
  take?: (message: ThreadMessage) => void;
  idleTimer?: NodeJS.Timeout;
};

const waiting: Job[] = [];
const idle: Thread[] = [];
const live = new Set<Thread>();

/** Throws an error named `AbortError` once the signal aborts; everything else is an outcome. */
export async function runInThread<Name extends TaskName>(
  task: ThreadTask<Name>,
): Promise<ThreadOutcome<TaskResult<Name>>> {
  const { name, input, limit, signal } = task;
  const outcome = await new Promise<ThreadOutcome<unknown>>((settle, reject) => {
    const giveUp = () => reject(new DOMException('The task was given up.', 'AbortError'));
    if (signal.aborted) return giveUp();
    waiting.push({ request: { name, input, limit }, signal, settle, giveUp });
    startNext();
  });
  // The thread answers with what the task of this name gives.
  return outcome as ThreadOutcome<TaskResult<Name>>;
}

function startNext(): void {
  if (idle.length === 0 && live.size >= MAX_THREADS) return;
  const job = waiting.shift();
  if (!job) return;
  if (job.signal.aborted) {
    job.giveUp();
    startNext();
  } else {
    work(takeThread(), job);
  }
}

function takeThread(): Thread {
  const known = idle.pop();
  if (!known) return newThread();
  clearTimeout(known.idleTimer);
  known.worker.ref();
  return known;
}

function newThread(): Thread {
  const thread: Thread = { worker: newWorker() };
  live.add(thread);
  const fail = (outcome: ThreadMessage) => (thread.take ? thread.take(outcome) : drop(thread));
  thread.worker.on('message', (message: ThreadMessage) => thread.take?.(message));
  thread.worker.on('error', (error: NodeJS.ErrnoException) => {
    const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    fail(isMemory ? { kind: 'outOfMemory' } : { kind: 'crashed', message: error.message });
  });
  return thread;
}

const OPTIONS: WorkerOptions = { env: {}, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB } };

/** Built, the thread's file lies beside that of the process; otherwise it is read from its source. */
function newWorker(): Worker {
  if (import.meta.url.endsWith('.js')) return new Worker(new URL('./sandbox-thread.js', import.meta.url), OPTIONS);
  const source = JSON.stringify(new URL('./thread.ts', import.meta.url).href);
  const start = `import('tsx/esm/api').then(({ register }) => { register(); return import(${source}); });`;
  return new Worker(start, { ...OPTIONS, eval: true });
}

function work(thread: Thread, { request, signal, settle, giveUp }: Job): void {
  let timer: NodeJS.Timeout | undefined;
  const leave = (isSound: boolean) => {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
    delete thread.take;
    if (isSound) keep(thread);
    else drop(thread);
    startNext();
  };
  const abort = () => {
    leave(false);
    giveUp();
  };
  thread.take = (message) => {
    if (message.kind === 'started') {
      timer = setTimeout(() => {
        leave(false);
        settle({ kind: 'timedOut' });
      }, request.limit + KILL_AFTER_MS);
    } else {
      leave(message.kind === 'done');
      settle(message);
    }
  };
  signal.addEventListener('abort', abort);
  thread.worker.postMessage(request);
}

/** An idle thread does not keep the process alive, and is not kept for ever. */
function keep(thread: Thread): void {
  thread.worker.unref();
  thread.idleTimer = setTimeout(() => drop(thread), IDLE_MS).unref();
  idle.push(thread);
}

function drop(thread: Thread): void {
  if (!live.delete(thread)) return;
  const place = idle.indexOf(thread);
  if (place >= 0) idle.splice(place, 1);
  clearTimeout(thread.idleTimer);
  void thread.worker.terminate();
}
