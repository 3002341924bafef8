/** Keeps a process running: starts it again when it ends, each time a little later, and says so. */
import { setTimeout as delay } from 'node:timers/promises';
import { messageOf } from '#scripts/set-up-error.ts';

/** Something started: its process, how it ends, and how to end it. */
export type Running = {
  pid: number;
  ended: Promise<string>;
  stop(): Promise<void>;
  /** Resolves when it does its work, where it says so. */
  ready?: Promise<void>;
};

export type Kept = {
  readonly pid: number;
  /** Ends it once a new one does its work. Where that does not come to it in time, the old one stays. */
  replace(): Promise<void>;
  /** Ends it for good. */
  stop(): Promise<void>;
};

type Options = {
  name: string;
  start: () => Promise<Running>;
  report: (line: string) => void;
  /** Called with the new process id after each start. */
  onStart?: (pid: number) => void;
  /** Milliseconds before the second start, doubled by each further one. */
  firstPause?: number;
};

const LONGEST_PAUSE = 30_000;
/** Milliseconds that a new process in the place of a running one has to get ready. */
const READY_WITHIN = 20_000;
/** A process that ran this long was well: the next pause is the first one again. */
const STEADY = 60_000;

/** Starts it. The first start must succeed, or its error is thrown; whatever happens later is mended. */
export async function keepRunning({
  name,
  start,
  report,
  onStart = () => undefined,
  firstPause = 200,
}: Options): Promise<Kept> {
  const stopping = new AbortController();
  let running = await start();
  onStart(running.pid);

  const keep = async () => {
    let pause = firstPause;
    while (!stopping.signal.aborted) {
      const begin = Date.now();
      const current = running;
      const how = await current.ended;
      if (stopping.signal.aborted) return;
      if (current !== running) continue;
      if (Date.now() - begin > STEADY) pause = firstPause;
      report(`${name} ended (${how}): starting it again in ${pause / 1000} s`);
      running = await startAgain(pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    }
  };

  /** Tries until it starts; once stopping, the last process, which has ended. */
  const startAgain = async (firstWait: number): Promise<Running> => {
    for (let wait = firstWait; ; wait = Math.min(wait * 2, LONGEST_PAUSE)) {
      const stopped = await delay(wait, false, { signal: stopping.signal }).catch(() => true);
      if (stopped) return running;
      try {
        const next = await start();
        if (!stopping.signal.aborted) onStart(next.pid);
        return next;
      } catch (error) {
        report(
          `${name} did not start (${messageOf(error)}): trying again in ${Math.min(wait * 2, LONGEST_PAUSE) / 1000} s`,
        );
      }
    }
  };

  const replace = async () => {
    const next = await start();
    const isReady = await Promise.race([
      (next.ready ?? Promise.resolve()).then(() => true),
      next.ended.then(() => false),
      delay(READY_WITHIN, false, { ref: false }),
    ]);
    if (!isReady || stopping.signal.aborted) {
      await next.stop();
      report(`${name} could not be replaced: the one that runs goes on`);
      return;
    }
    const old = running;
    running = next;
    onStart(next.pid);
    await old.stop();
    report(`${name} was replaced`);
  };

  const kept = keep();
  return {
    replace,
    get pid() {
      return running.pid;
    },
    stop: async () => {
      stopping.abort();
      await running.stop();
      await kept;
      // It may have been started once more while the stop was on its way.
      await running.stop();
    },
  };
}
