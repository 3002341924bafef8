/** An answer → how the call went: status, code, outputs, and whether and when to come back (WDL reference 11.1, 12.3). */

import type { CallContext, CallResult } from '#connectors/define-runner.ts';
import type { WireAnswer } from '#connectors/transport.ts';
import { ContentError } from '#core/content/content-error.ts';
import { decodeContent } from '#core/content/decode-content.ts';
import { parseRetryAfter } from '#core/content/retry-after.ts';
import { setOwn } from '#core/json/objects.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { httpStatusName } from '#core/runs/http-status-name.ts';

import { parseUrl } from './parse-url.ts';

export type Answer = WireAnswer & { url: URL };

/** `purpose`: what a poll asked stays the address to ask while the job goes on, unless the answer names another. */
export function answerResult(answer: Answer, purpose: CallContext['purpose'] = 'try'): CallResult {
  const { statusCode, url } = answer;
  const code = httpStatusName(statusCode);
  const outputs = outputsOf(answer);
  const retryAfter = parseRetryAfter(first(answer.headers['retry-after']), answer.receivedAt);
  const wait = retryAfter === undefined ? {} : { retryAfter };
  if (statusCode >= 200 && statusCode < 300) {
    const result: CallResult = { status: 'Succeeded', code, outputs };
    const poll = statusCode === 202 ? pollOf(answer, purpose) : undefined;
    return poll
      ? { ...result, poll: retryAfter === undefined ? { uri: poll } : { uri: poll, after: retryAfter } }
      : result;
  }
  const message = `The host ${url.host} answered with the status ${statusCode} (${code}).`;
  const isRetryable = statusCode === 408 || statusCode === 429 || statusCode >= 500;
  return {
    status: 'Failed',
    code,
    error: { code, message },
    outputs,
    ...(isRetryable && { retryable: true, ...wait }),
  };
}

function outputsOf({ statusCode, headers, bytes }: Answer): ValueObject {
  const outputs: ValueObject = { statusCode, headers: headersOf(headers) };
  if (bytes.length > 0) outputs.body = bodyOf(first(headers['content-type']), bytes);
  return outputs;
}

function headersOf(headers: Answer['headers']): ValueObject {
  const joined: ValueObject = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) setOwn(joined, name, Array.isArray(value) ? value.join(', ') : value);
  }
  return joined;
}

/** A body that is not what its content type says is still given, as text: the flow may know better. */
function bodyOf(contentType: string | undefined, bytes: Buffer): Value {
  try {
    return decodeContent(contentType, bytes);
  } catch (error) {
    if (error instanceof ContentError) return bytes.toString('utf8');
    throw error;
  }
}

/** Where to look for the end of a job that was accepted. */
function pollOf({ headers, url }: Answer, purpose: CallContext['purpose']): string | undefined {
  const location = first(headers.location);
  const named = location === undefined ? undefined : parseUrl(location, url)?.href;
  return named ?? (purpose === 'poll' ? url.href : undefined);
}

function first(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}
