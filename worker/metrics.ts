/** Sums up what happened, for the pages of figures. */

import type { Log } from '#server/log.ts';
import { type Repeated, repeat } from '#server/repeat.ts';
import { type LooksBack, rollMetrics } from '#server/use-cases/roll-metrics.ts';

const EVERY_MS = 15_000;

export function startMetrics({ log }: { log: Log }): Repeated {
  const looks: LooksBack = [];
  let isStopped = false;
  const rolling = repeat(
    async () => {
      while (!isStopped && (await rollMetrics(looks)));
    },
    { every: EVERY_MS, onError: (error) => log.warn({ err: error }, 'Figures stand still; it is tried again.') },
  );
  return {
    ...rolling,
    async stop() {
      isStopped = true;
      await rolling.stop();
    },
  };
}
