/** Activities of actions that reach beyond their run: called flows, batches of other flows, and call backs. */

import { isObject } from '#core/json/objects.ts';
import type { Value } from '#core/json/value.ts';
import { decodeWire, encodeWire } from '#core/json/wire.ts';
import { callbackToken, callbackUrl, tokenHash } from '#server/callback-address.ts';
import { storeBigParts } from '#server/payload-store.ts';
import { insertWait, keepUnsubscribe } from '#server/repositories/action-waits.ts';
import type { Tracing } from '#server/tracing/tracing.ts';
import { callFlow } from '#server/use-cases/call-flow.ts';
import { sendToBatch } from '#server/use-cases/send-to-batch.ts';
import { giveUpWait, takeAnswer } from '#server/use-cases/take-answer.ts';
import type { CarrierActivities } from '#workflows/activity-types.ts';

type WaitActivities = Pick<
  CarrierActivities,
  'callFlow' | 'sendToBatch' | 'openCallback' | 'takeAnswer' | 'giveUpWait'
>;

export type WaitDependencies = { publicUrl: string; tracing: Tracing };

export function createWaitActivities({ publicUrl, tracing }: WaitDependencies): WaitActivities {
  return {
    callFlow({ request, ...call }) {
      const given = decodeWire(request);
      const { queries, body } = isObject(given) ? given : {};
      return callFlow({ ...call, ...(isObject(queries) && { queries }), ...(body !== undefined && { body }) }, tracing);
    },

    sendToBatch: ({ content, ...message }) => sendToBatch({ ...message, content: decodeWire(content) }),

    async openCallback(key) {
      await insertWait({ ...key, tokenHash: tokenHash(callbackToken(key)) });
      return callbackUrl(key, publicUrl);
    },

    async takeAnswer({ unsubscribe, ...key }) {
      if (unsubscribe !== undefined) await keepUnsubscribe(key, unsubscribe);
      return answerText(await takeAnswer(key));
    },

    async giveUpWait({ reason, ...key }) {
      return answerText(await giveUpWait(key, { cancels: reason === 'Aborted' }));
    },
  };
}

async function answerText(answer: Value | undefined): Promise<string | null> {
  return answer === undefined ? null : encodeWire(await storeBigParts(answer));
}
