/** Sends the traces of ended runs to a collector, where one is set. */

import type { Log } from '#server/log.ts';
import { type Repeated, repeat } from '#server/repeat.ts';
import type { Tracing } from '#server/tracing/tracing.ts';
import { exportTraces } from '#server/use-cases/export-traces.ts';

const EVERY_MS = 2_000;

export function startTraces({ tracing, log }: { tracing: Tracing; log: Log }): Pick<Repeated, 'stop'> {
  const { spans } = tracing;
  if (!spans) return { stop: async () => {} };
  let isStopped = false;
  const sending = repeat(
    async () => {
      while (!isStopped && (await exportTraces(spans, log)));
    },
    {
      every: EVERY_MS,
      onError: (error) => log.warn({ err: error }, 'Traces could not be sent; it is tried again.'),
    },
  );
  return {
    async stop() {
      isStopped = true;
      await sending.stop();
      await tracing.close();
    },
  };
}
