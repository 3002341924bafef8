/** The thread of the pool: takes one task after the other, says when it begins and how it went. */

import { parentPort } from 'node:worker_threads';

import { limitMemory } from './limit-memory.ts';
import { type TaskRequest, taskOf } from './tasks.ts';

export type ThreadMessage =
  /** What the task needs is loaded: its time runs from here. */
  | { kind: 'started' }
  | { kind: 'done'; result: unknown }
  | { kind: 'outOfMemory' }
  | { kind: 'crashed'; message: string };

function say(message: ThreadMessage): void {
  parentPort?.postMessage(message);
}

limitMemory();
parentPort?.on('message', async ({ name, input, limit }: TaskRequest) => {
  try {
    const run = await taskOf(name);
    say({ kind: 'started' });
    say({ kind: 'done', result: await run(input, limit) });
  } catch (error) {
    // An engine that ran out of its memory is in no state to go on: the pool replaces the thread.
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const isMemory = /out of memory|memory access out of bounds|allocat|aborted\(oom\)/i.test(message);
    say(isMemory ? { kind: 'outOfMemory' } : { kind: 'crashed', message });
  }
});
