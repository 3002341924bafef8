/** `POST /hooks/callbacks/{token}`: the outside answers an action that waits (WDL reference 7, HttpWebhook). */

import { encodeWire } from '#core/json/wire.ts';
import { type Answer, jsonAnswer } from '#gateway/answer.ts';
import type { Call, Gateway } from '#gateway/gateway-context.ts';
import { readBody } from '#gateway/read-body.ts';
import { triggerOutputs } from '#gateway/trigger-outputs.ts';
import { AppError } from '#server/app-error.ts';
import { tokenHash } from '#server/callback-address.ts';
import { storeBigParts } from '#server/payload-store.ts';
import { answerCallback, type CallbackState, findCallback } from '#server/repositories/action-waits.ts';

const WEBHOOK = { type: 'HttpWebhook' };

/** The same answer however often it is called; only the first call counts. */
export async function callbackRoute(call: Call, { settings }: Gateway): Promise<Answer> {
  const { request, response, method, params, query } = call;
  const hash = tokenHash(params.token ?? '');
  const state = await stateOf(hash);
  if (method !== 'POST') {
    throw new AppError('MethodNotAllowed', `A waiting step is answered by POST, not ${method}.`, { allow: 'POST' });
  }
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
  if (state === 'Over') throw new AppError('Gone', 'Nobody waits for this call back any more.');
  return state;
}
