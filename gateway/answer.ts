/** What a route answers, and how it is sent. Errors become answers in one place, with the same shape everywhere. */

import type { ServerResponse } from 'node:http';
import { pipeline, Readable } from 'node:stream';

import type { ApiError } from '#core/api/flows.ts';
import { AppError } from '#server/app-error.ts';
import { isDatabaseAway } from '#server/database-away.ts';
import type { Log } from '#server/log.ts';

export type Headers = { [name: string]: string };
export type Answer = {
  status: number;
  headers: Headers;
  bytes?: Uint8Array;
  /** In place of bytes: pieces that are sent as they come. Nobody asks for more once the caller has gone. */
  pieces?: AsyncIterable<string>;
};

/** Seconds after which a caller should try again when something Millrace needs is away. */
export const RETRY_AFTER_SECONDS = '2';

export function jsonAnswer(status: number, body: object, headers: Headers = {}): Answer {
  const bytes = Buffer.from(`${JSON.stringify(body)}\n`);
  return { status, headers: { 'content-type': 'application/json; charset=utf-8', ...headers }, bytes };
}

/** Failures a caller can do something about are told; what is ours goes to the log, with the ids given. */
export function errorAnswer(error: unknown, log: Log): Answer {
  if (isDatabaseAway(error)) {
    log.warn({ err: error }, 'The database is away');
    return failure(new AppError('Unavailable', 'The database cannot be reached just now. Try again shortly.'));
  }
  if (error instanceof AppError) return failure(error);
  log.error({ err: error }, 'A request failed');
  const internal = { code: 'InternalError', message: 'Something went wrong here; the log of the gateway says more.' };
  return jsonAnswer(500, { error: internal } satisfies ApiError);
}

function failure({ code, message, details, httpStatus }: AppError): Answer {
  const headers: Headers = {
    ...((httpStatus === 503 || httpStatus === 429) && { 'retry-after': RETRY_AFTER_SECONDS }),
    ...allowHeader(details),
  };
  return jsonAnswer(httpStatus, { error: { code, message, details } } satisfies ApiError, headers);
}

/** RFC 9110, 15.5.6: an answer 405 names the methods that are allowed. */
function allowHeader(details: unknown): Headers {
  const isGiven = typeof details === 'object' && details !== null && 'allow' in details;
  return isGiven && typeof details.allow === 'string' ? { allow: details.allow } : {};
}

/** Does nothing once the caller has gone. */
export function sendAnswer(response: ServerResponse, { status, headers, bytes, pieces }: Answer): void {
  if (response.destroyed || response.headersSent) return;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (pieces) {
    response.writeHead(status);
    // A caller that goes, or a source that fails, ends both: the caller sees an answer that breaks off.
    pipeline(Readable.from(pieces), response, () => undefined);
    return;
  }
  const hasBody = status !== 204 && status !== 304;
  if (hasBody) response.setHeader('content-length', bytes?.length ?? 0);
  response.writeHead(status);
  if (hasBody && bytes && bytes.length <= MAX_ONE_WRITE) response.end(textOfBytes(bytes), 'latin1');
  else response.end(hasBody ? bytes : undefined);
}

/** Node sends head and body by one write where the body is a text, by two where it is bytes; that costs a fifth of a small answer. */
const MAX_ONE_WRITE = 16 * 1024;

/** Each byte as the character of that number: encoded as latin1 it is the same bytes again. */
function textOfBytes(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
