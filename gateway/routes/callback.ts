/**
 * `POST /hooks/callbacks/{token}`: the outside answers an action that waits, or calls a trigger that has subscribed
 * (WDL reference 3.2 and 7, HttpWebhook).
 */

import { encodeWire } from '#core/json/wire.ts';
import { type Answer, jsonAnswer } from '#gateway/answer.ts';
import type { Call, Gateway } from '#gateway/gateway-context.ts';
import { readBody } from '#gateway/read-body.ts';
import { callSubscribedTrigger } from '#gateway/subscribed-trigger.ts';
import { triggerOutputs } from '#gateway/trigger-outputs.ts';
import { AppError } from '#server/app-error.ts';
import { tokenHash } from '#server/callback-address.ts';
import { storeBigParts } from '#server/payload-store.ts';
import { answerCallback, type CallbackState, findCallback } from '#server/repositories/action-waits.ts';
import { findSubscribedTrigger } from '#server/repositories/trigger-subscriptions.ts';

const WEBHOOK = { type: 'HttpWebhook' };

export async function callbackRoute(call: Call, gateway: Gateway): Promise<Answer> {
  const { method, params } = call;
  const hash = tokenHash(params.token ?? '');
  const subscribed = await findSubscribedTrigger(hash);
  if (subscribed && !subscribed.isOver) return callSubscribedTrigger(subscribed, call, gateway);
  const state = subscribed ? over() : await stateOf(hash);
  if (method === 'POST') return answerWait({ hash, state }, call, gateway);
  throw new AppError('MethodNotAllowed', `A waiting step is answered by POST, not ${method}.`, { allow: 'POST' });
}

/** The same answer however often it is called; only the first call counts. */
async function answerWait(
  { hash, state }: { hash: string; state: CallbackState },
  { request, response, query }: Call,
  { settings }: Gateway,
): Promise<Answer> {
  const body = await readBody(request, response, settings.maxBodyBytes);
  if (state === 'Open') {
    const { rawHeaders } = request;
    const outputs = triggerOutputs(WEBHOOK, { rawHeaders, query, relativePathParameters: undefined, body });
    const isFirst = await answerCallback(hash, encodeWire(await storeBigParts(outputs)));
    if (!isFirst) await stateOf(hash);
  }
  return jsonAnswer(202, { status: 'Accepted' });
}

/** Throws `NotFound` for an address that nobody ever gave out, and `Gone` when nobody waits any more. */
async function stateOf(hash: string): Promise<CallbackState> {
  const state = await findCallback(hash);
  if (state === undefined) throw new AppError('NotFound', 'There is no such address for a call back.');
  return state === 'Over' ? over() : state;
}

function over(): never {
  throw new AppError('Gone', 'Nobody waits for this call back any more.');
}
