/** Bodies in pieces, by the protocol of WDL reference 11.6: ranges on the way down, PATCH after PATCH on the way up. */

import type { Answer } from './answer-result.ts';
import type { OutgoingRequest } from './build-request.ts';
import { parseUrl } from './parse-url.ts';
import { BodyTooLargeError } from './read-body.ts';
import type { Send } from './send.ts';

/** What goes or comes in pieces may be as big as this in all (WDL reference 11.6). */
const MAX_BYTES = 1_073_741_824;
/** A smaller body goes out whole, because the other side may not know the protocol. */
export const CHUNKED_FROM_BYTES = 1_048_576;
const DEFAULT_CHUNK_BYTES = 8_388_608;

const CONTENT_RANGE = /^bytes[ =](\d+)-(\d+)\/(\d+|\*)$/i;
const RECEIVED = /^bytes[ =](?:0-)?(\d+)$/i;

/** Asks for the rest of a body of which the answer has the beginning. Any other answer is given back as it is. */
export async function downloadRest(request: OutgoingRequest, first: Answer, send: Send): Promise<Answer> {
  const pieces = [first.bytes];
  let range = rangeOf(first);
  if (range?.start !== 0) return first;
  while (range !== undefined && range.next < range.total) {
    if (range.next > MAX_BYTES) throw new BodyTooLargeError();
    const { next, size }: ByteRange = range;
    const wanted = `bytes=${next}-${Math.min(next + size, range.total) - 1}`;
    const headers = new Map(request.headers).set('range', { name: 'Range', value: wanted });
    const answer = await send({ ...request, headers });
    const got = rangeOf(answer);
    if (got === undefined) return answer;
    if (got.start !== next || got.next <= next) throw new Error('the pieces of its body do not follow each other');
    pieces.push(answer.bytes);
    range = { ...got, size };
  }
  const { 'content-range': _, ...headers } = first.headers;
  const bytes = Buffer.concat(pieces);
  return { ...first, statusCode: 200, headers: { ...headers, 'content-length': String(bytes.length) }, bytes };
}

type ByteRange = { start: number; next: number; total: number; size: number };

function rangeOf({ statusCode, headers }: Answer): ByteRange | undefined {
  const match = statusCode === 206 ? CONTENT_RANGE.exec(first(headers['content-range'])) : null;
  if (match === null) return undefined;
  const [start, end, total] = [Number(match[1]), Number(match[2]), match[3] === '*' ? Infinity : Number(match[3])];
  return { start, next: end + 1, total, size: end + 1 - start };
}

/** Announces the body, then sends it piece by piece to where the other side says; its last answer counts. */
export async function uploadChunks(request: OutgoingRequest, body: Uint8Array, send: Send): Promise<Answer> {
  if (body.length > MAX_BYTES) throw new BodyTooLargeError();
  const headers = new Map(request.headers)
    .set('x-ms-transfer-mode', { name: 'x-ms-transfer-mode', value: 'chunked' })
    .set('x-ms-content-length', { name: 'x-ms-content-length', value: String(body.length) });
  const { url, method } = request;
  let answer = await send({ url, method, headers });
  const target = parseUrl(first(answer.headers.location), url);
  if (!isSuccess(answer) || first(answer.headers.location) === '' || !target) return answer;
  const isSameOrigin = target.origin === url.origin;
  const known = isSameOrigin ? request.headers : withoutCredentials(request.headers);
  for (let from = 0; from < body.length; ) {
    const size = chunkSize(answer);
    const end = Math.min(from + size, body.length);
    const range = `bytes ${from}-${end - 1}/${body.length}`;
    const chunkHeaders = new Map(known).set('content-range', { name: 'Content-Range', value: range });
    answer = await send({ url: target, method: 'PATCH', headers: chunkHeaders, body: body.subarray(from, end) });
    if (!isSuccess(answer)) return answer;
    from = receivedOf(answer, { from, end });
  }
  return answer;
}

function withoutCredentials(headers: OutgoingRequest['headers']): OutgoingRequest['headers'] {
  const kept = ['user-agent', 'accept', 'content-type', 'x-ms-client-tracking-id'];
  return new Map([...headers].filter(([name]) => kept.includes(name)));
}

function isSuccess({ statusCode }: Answer): boolean {
  return statusCode >= 200 && statusCode < 300;
}

function chunkSize({ headers }: Answer): number {
  const given = Number(first(headers['x-ms-chunk-size']));
  return Number.isSafeInteger(given) && given > 0 ? given : DEFAULT_CHUNK_BYTES;
}

/** Where the other side wants to go on, as long as that is within the piece just sent. */
function receivedOf({ headers }: Answer, { from, end }: { from: number; end: number }): number {
  const match = RECEIVED.exec(first(headers.range));
  const next = match === null ? end : Number(match[1]) + 1;
  return next > from && next <= end ? next : end;
}

function first(header: string | string[] | undefined): string {
  return (Array.isArray(header) ? header[0] : header) ?? '';
}
