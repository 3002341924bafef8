/**
 * The durable `Outside`: what an action waits for stands in the database, and a signal tells the carrier to look. A signal
 * that is lost is sent again until the answer has been taken.
 */

import type { Outside, WaitPlace } from '#core/interpreter/host.ts';
import type { ValueObject } from '#core/json/value.ts';
import { decodeWire, encodeWire } from '#core/json/wire.ts';

import { runAbortably } from './abort-scope.ts';
import { durably } from './activities.ts';
import type { WaitKey } from './activity-types.ts';
import type { HandOver } from './hand-over.ts';
import type { WaitNews } from './wait-news.ts';

/** Temporal's timers end before this; nobody waits longer. */
const LONGEST_WAIT_MS = 10 * 365 * 86_400_000;

export type OutsideOptions = {
  runId: string;
  clientTrackingId: string;
  news: WaitNews;
  now(): number;
  over: HandOver;
  /** Writes the records taken so far; the values of this action are told by its record from here on. */
  recordWait(place: WaitPlace): Promise<void>;
};

export function temporalOutside({ runId, clientTrackingId, news, now, over, recordWait }: OutsideOptions): Outside {
  return {
    callFlow({ body, queries, ...call }) {
      const request = encodeWire({ ...(queries && { queries }), ...(body !== undefined && { body }) });
      return over.begin(() => durably.callFlow({ ...call, runId, clientTrackingId, request }));
    },

    sendToBatch: ({ content, ...message }) =>
      over.begin(() => durably.sendToBatch({ ...message, runId, content: encodeWire(content) })),

    openCallback: ({ action, repetition, attempt }) =>
      over.begin(() => durably.openCallback({ runId, action, repetition, attempt })),

    async waitForAnswer(place, { until, unsubscribe }, signal) {
      const { action, repetition, attempt } = place;
      const key: WaitKey = { runId, action, repetition, attempt };
      const request = unsubscribe === undefined ? {} : { unsubscribe: encodeWire(unsubscribe) };
      await recordWait(place);
      const giveUp = async (reason: 'TimedOut' | 'Aborted') =>
        decoded(await over.finish(() => durably.giveUpWait({ ...key, reason })));
      try {
        return await runAbortably(signal, async () => {
          for (;;) {
            news.forget(key);
            const answer = decoded(await over.finish(() => durably.takeAnswer({ ...key, ...request })));
            if (answer !== undefined) return answer;
            if (!(await news.wait(key, timeLeft(until, now())))) return giveUp('TimedOut');
          }
        });
      } catch (error) {
        // Let go, the run goes on waiting in another carrier.
        if (signal.aborted && !over.isLetGo) await giveUp('Aborted');
        throw error;
      }
    },
  };
}

function timeLeft(until: number | undefined, now: number): number | undefined {
  return until === undefined ? undefined : Math.min(Math.max(1, Math.ceil(until - now)), LONGEST_WAIT_MS);
}

/** The activities wrote it from an object. */
function decoded(wire: string | null): ValueObject | undefined {
  return wire === null ? undefined : (decodeWire(wire) as ValueObject);
}
