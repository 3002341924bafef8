/** Reads the whole body of a request, up to the limit. */

import type { IncomingMessage, ServerResponse } from 'node:http';

import { AppError } from '#server/app-error.ts';

/** How long, and how much, of a refused body is still taken off the wire so that the caller gets to read why. */
const LINGER_MS = 2_000;
const LINGER_BYTES = 16 * 1024 * 1024;

/** Throws `BodyTooLarge`; the connection is then closed after the answer. Throws `BadRequest` when the caller breaks off. */
export async function readBody(request: IncomingMessage, response: ServerResponse, limit: number): Promise<Uint8Array> {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw refuse(request, response, limit);
  continueIfAsked(request, response);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', function keep(chunk: Buffer) {
      size += chunk.length;
      if (size <= limit) {
        chunks.push(chunk);
        return;
      }
      request.off('data', keep);
      reject(refuse(request, response, limit));
    });
    request.once('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, size)));
    const brokenOff = () => reject(new AppError('BadRequest', 'The request ended before its body did.'));
    request.once('error', brokenOff);
    request.once('aborted', brokenOff);
    request.once('close', () => {
      if (!request.complete) brokenOff();
    });
  });
}

/** A caller that sent `Expect: 100-continue` holds its body back until it is wanted. */
export function continueIfAsked(request: IncomingMessage, response: ServerResponse): void {
  if (request.headers.expect?.toLowerCase() === '100-continue') response.writeContinue();
}

function refuse(request: IncomingMessage, response: ServerResponse, limit: number): AppError {
  response.setHeader('connection', 'close');
  linger(request);
  return new AppError('BodyTooLarge', `The body is larger than the ${limit} bytes that are allowed here.`, { limit });
}

/**
 * Closing a connection while the caller still sends would reset it, and the answer would be lost on its way. So a while of
 * the rest is read and thrown away.
 */
function linger(request: IncomingMessage): void {
  const { socket } = request;
  let rest = 0;
  const timer = setTimeout(() => socket.destroy(), LINGER_MS);
  socket.once('close', () => clearTimeout(timer));
  request.on('data', (chunk: Buffer) => {
    rest += chunk.length;
    if (rest > LINGER_BYTES) socket.destroy();
  });
  request.resume();
}
