/**
 * Makes one HTTP call and says how it went: one request, or those that its paging or its chunks take. Redirects are not
 * followed, and nothing is tried twice: both are for the flow to decide (WDL reference 7).
 */

import { type CallContext, type CallResult, defineRunner } from '#connectors/define-runner.ts';
import type { FlowFailure } from '#core/runs/record.ts';

import { accessToken } from './access-token.ts';
import { type Answer, answerResult } from './answer-result.ts';
import { isSupported } from './authentication.ts';
import { buildRequest, type OutgoingRequest } from './build-request.ts';
import { CHUNKED_FROM_BYTES, downloadRest, uploadChunks } from './chunked-transfer.ts';
import { connectionFailure } from './connection-failure.ts';
import { followPages, type Page } from './follow-pages.ts';
import manifest, { type HttpAuthentication, type HttpInputs } from './manifest.ts';
import { BodyTooLargeError, MAX_BODY_BYTES } from './read-body.ts';
import { type Send, send } from './send.ts';

export default defineRunner(manifest, runRequest);

async function runRequest(inputs: HttpInputs, context: CallContext): Promise<CallResult> {
  const authentication = inputs.authentication ?? { type: 'None' as const };
  if (!isSupported(authentication)) return failed(unsupported(authentication));
  const outgoing = buildRequest(inputs, context);
  if ('code' in outgoing) return failed(outgoing);
  const limit = AbortSignal.timeout(Math.max(1, context.timeout));
  const timeout = context.requestTimeout ?? context.timeout;
  const signal = AbortSignal.any([context.signal, limit]);
  const { transport } = context;
  const sending: Send = transport
    ? async (request) => ({ url: request.url, ...(await transport(request, { signal, timeout })) })
    : (request) => send(request, { authentication, signal, timeout });
  try {
    if (authentication.type !== 'ActiveDirectoryOAuth') return await exchange(outgoing, { inputs, context, sending });
    const signedIn = await accessToken(authentication, sending);
    if (!('token' in signedIn)) return signedIn;
    const bearer = { ...inputs, authentication: { type: 'Raw' as const, value: `Bearer ${signedIn.token}` } };
    const withToken = buildRequest(bearer, context);
    return 'code' in withToken ? failed(withToken) : await exchange(withToken, { inputs: bearer, context, sending });
  } catch (error) {
    if (context.signal.aborted) throw new DOMException('The call was given up.', 'AbortError');
    if (limit.aborted || isTimeout(error)) return timedOut(outgoing.url, limit.aborted ? context.timeout : timeout);
    if (error instanceof BodyTooLargeError) return failed(tooLarge(outgoing.url));
    return connectionFailure(error, outgoing.url);
  }
}

type Exchange = { inputs: HttpInputs; context: CallContext; sending: Send };

async function exchange(outgoing: OutgoingRequest, { inputs, context, sending }: Exchange): Promise<CallResult> {
  const { minimumItemCount, chunked } = context.transfer ?? {};
  const answer = await (chunked ? transfer(outgoing, sending) : sending(outgoing));
  const result = answerResult(answer, context.purpose);
  if (minimumItemCount === undefined || outgoing.method !== 'GET') return result;
  const ask = async (url: URL): Promise<Page> => {
    const request = buildRequest(inputs, { ...context, purpose: 'poll', pollUri: url.href });
    return { url, result: 'code' in request ? failed(request) : answerResult(await sending(request)) };
  };
  return followPages({ result, url: answer.url }, { minimumItemCount, ask });
}

async function transfer(outgoing: OutgoingRequest, sending: Send): Promise<Answer> {
  const { method, body } = outgoing;
  if (body !== undefined && body.length >= CHUNKED_FROM_BYTES) return uploadChunks(outgoing, body, sending);
  const answer = await sending(outgoing);
  return method === 'GET' ? downloadRest(outgoing, answer, sending) : answer;
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.name === 'TimeoutError';
}

function failed(error: FlowFailure): CallResult {
  return { status: 'Failed', code: error.code, error };
}

function timedOut(url: URL, timeout: number): CallResult {
  const message = `The host ${url.host} did not answer within ${timeout / 1000} s.`;
  return { status: 'TimedOut', code: 'ActionTimedOut', error: { code: 'ActionTimedOut', message }, retryable: true };
}

function tooLarge(url: URL): FlowFailure {
  const code = 'ResponseBodyTooLarge';
  return { code, message: `The host ${url.host} answered with a body of more than ${MAX_BODY_BYTES} bytes.` };
}

function unsupported({ type }: HttpAuthentication): FlowFailure {
  const message = `The authentication type '${type}' cannot be used here: use None, Basic, Raw, ClientCertificate or ActiveDirectoryOAuth.`;
  return { code: 'AuthenticationNotSupported', message };
}
