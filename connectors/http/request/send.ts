/** One request out, one answer back: nothing is followed, tried again or looked into. */

import { Agent, request } from 'undici';

import type { Answer } from './answer-result.ts';
import { clientCertificateOf } from './authentication.ts';
import type { OutgoingRequest } from './build-request.ts';
import type { HttpAuthentication } from './manifest.ts';
import { readBody } from './read-body.ts';

const CONNECT_LIMIT_MS = 30_000;
/** The call's own limit counts, not those of the library. */
const AGENT_OPTIONS = { headersTimeout: 0, bodyTimeout: 0 };

const agent = new Agent({ ...AGENT_OPTIONS, connect: { timeout: CONNECT_LIMIT_MS } });

export type Sending = {
  authentication: HttpAuthentication;
  signal: AbortSignal;
  /** Milliseconds for each request. */
  timeout: number;
};

export type Send = (outgoing: OutgoingRequest) => Promise<Answer>;

/** Rejects with the reason of the signal, a `TimeoutError`, a `BodyTooLargeError`, or what kept the answer from coming. */
export async function send(outgoing: OutgoingRequest, { authentication, signal, timeout }: Sending): Promise<Answer> {
  const { url, method, headers, body } = outgoing;
  const certificate = clientCertificateOf(authentication);
  const dispatcher = certificate
    ? new Agent({ ...AGENT_OPTIONS, connect: { timeout: CONNECT_LIMIT_MS, ...certificate } })
    : agent;
  try {
    const answer = await request(url, {
      method: method as 'GET',
      headers: [...headers.values()].flatMap(({ name, value }) => [name, value]),
      body: body ?? null,
      dispatcher,
      signal: AbortSignal.any([signal, AbortSignal.timeout(Math.max(1, timeout))]),
    });
    const bytes = await readBody(answer.body, encodingOf(answer.headers));
    return { url, statusCode: answer.statusCode, headers: answer.headers, bytes, receivedAt: Date.now() };
  } finally {
    if (certificate) await dispatcher.close();
  }
}

function encodingOf(headers: Answer['headers']): string | undefined {
  const encoding = headers['content-encoding'];
  return Array.isArray(encoding) ? encoding[0] : encoding;
}
