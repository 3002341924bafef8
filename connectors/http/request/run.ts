/**
 * Makes one HTTP request and says how it went. Redirects are not followed, and nothing is tried twice: both are for the
 * flow to decide (WDL reference 7).
 */

import { Agent, request } from 'undici';

import { type CallContext, type CallResult, defineRunner } from '#connectors/define-runner.ts';
import type { Transport } from '#connectors/transport.ts';
import type { FlowFailure } from '#core/runs/record.ts';

import { answerResult } from './answer-result.ts';
import { clientCertificateOf, isSupported } from './authentication.ts';
import { buildRequest } from './build-request.ts';
import { connectionFailure } from './connection-failure.ts';
import manifest, { type HttpAuthentication, type HttpInputs } from './manifest.ts';
import { BodyTooLargeError, MAX_BODY_BYTES, readBody } from './read-body.ts';

const CONNECT_LIMIT_MS = 30_000;
/** The call's own limit counts, not those of the library. */
const AGENT_OPTIONS = { headersTimeout: 0, bodyTimeout: 0 };

const agent = new Agent({ ...AGENT_OPTIONS, connect: { timeout: CONNECT_LIMIT_MS } });

export default defineRunner(manifest, runRequest);

async function runRequest(inputs: HttpInputs, context: CallContext): Promise<CallResult> {
  const authentication = inputs.authentication ?? { type: 'None' as const };
  if (!isSupported(authentication)) return failed(unsupported(authentication));
  const outgoing = buildRequest(inputs, context);
  if ('code' in outgoing) return failed(outgoing);
  const limit = AbortSignal.timeout(Math.max(1, context.timeout));
  try {
    const signal = AbortSignal.any([context.signal, limit]);
    const transport = context.transport ?? overNetwork(authentication);
    return answerResult({ url: outgoing.url, ...(await transport(outgoing, { signal, timeout: context.timeout })) });
  } catch (error) {
    if (context.signal.aborted) throw new DOMException('The call was given up.', 'AbortError');
    if (limit.aborted || isTimeout(error)) return timedOut(outgoing.url, context.timeout);
    if (error instanceof BodyTooLargeError) return failed(tooLarge(outgoing.url));
    return connectionFailure(error, outgoing.url);
  }
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.name === 'TimeoutError';
}

/** A client certificate belongs to the connection, so a call with one has connections of its own. */
function overNetwork(authentication: HttpAuthentication): Transport {
  return async ({ url, method, headers, body }, { signal }) => {
    const certificate = clientCertificateOf(authentication);
    const connect = { timeout: CONNECT_LIMIT_MS, ...certificate };
    const dispatcher = certificate ? new Agent({ ...AGENT_OPTIONS, connect }) : agent;
    try {
      const answer = await request(url, {
        method: method as 'GET',
        headers: [...headers.values()].flatMap(({ name, value }) => [name, value]),
        body: body ?? null,
        dispatcher,
        signal,
      });
      const bytes = await readBody(answer.body, encodingOf(answer.headers));
      return { statusCode: answer.statusCode, headers: answer.headers, bytes, receivedAt: Date.now() };
    } finally {
      if (certificate) await dispatcher.close();
    }
  };
}

function encodingOf(headers: { [name: string]: string | string[] | undefined }): string | undefined {
  const encoding = headers['content-encoding'];
  return Array.isArray(encoding) ? encoding[0] : encoding;
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
  const message = `The authentication type '${type}' cannot be used here: use None, Basic, Raw or ClientCertificate.`;
  return { code: 'AuthenticationNotSupported', message };
}
