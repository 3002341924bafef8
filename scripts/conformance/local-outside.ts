/**
 * What reaches a run of the conformance data from outside: nothing. There are no other flows, and nobody calls back, so
 * that a wait ends by its time limit or by the end of the run, and then unsubscribes.
 */

import type { Outside } from '#core/interpreter/host.ts';
import type { SimulatedClock } from '#core/interpreter/testing/simulated-clock.ts';
import type { Value } from '#core/json/value.ts';
import type { FlowFailure } from '#core/runs/record.ts';

type OutsideOptions = {
  clock: SimulatedClock;
  /** Makes an HTTP call on behalf of no action. */
  request: (inputs: Value) => Promise<unknown>;
};

export function localOutside({ clock, request }: OutsideOptions): Outside {
  return {
    callFlow: async ({ flow }) => ({ kind: 'Refused', statusCode: 404, failure: noFlow(flow) }),
    sendToBatch: async ({ flow }) => ({ kind: 'Refused', failure: noFlow(flow) }),
    openCallback: async ({ action, repetition, attempt }) => {
      const place = [action, repetition, String(attempt)].map(encodeURIComponent).join('/');
      return `http://callback.test/${place}`;
    },
    async waitForAnswer(_place, { until, unsubscribe }, signal) {
      try {
        await (until === undefined ? untilAborted(signal) : clock.sleep(Math.max(0, until - clock.now()), signal));
        return undefined;
      } finally {
        if (unsubscribe !== undefined) await request(unsubscribe);
      }
    },
  };
}

function noFlow(flow: string): FlowFailure {
  return { code: 'NestedWorkflowNotFound', message: `There is no flow '${flow}'.` };
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const abort = () => reject(new DOMException('The wait was taken back.', 'AbortError'));
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort);
  });
}
