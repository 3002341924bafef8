/** The ids that a caller gives to a run: one for its own purposes, one against doing a thing twice. */

import type { IncomingHttpHeaders } from 'node:http';

import { AppError } from '#server/app-error.ts';

const MAX_LENGTH = 255;

/** Throws `BadRequest` for an id that is too long to be one. */
export function callerIds(headers: IncomingHttpHeaders): { clientTrackingId?: string; idempotencyKey?: string } {
  const clientTrackingId = idIn(headers, 'x-ms-client-tracking-id');
  const idempotencyKey = idIn(headers, 'idempotency-key');
  return { ...(clientTrackingId && { clientTrackingId }), ...(idempotencyKey && { idempotencyKey }) };
}

function idIn(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  const id = Array.isArray(value) ? value.join(',') : value;
  if (id !== undefined && id.length > MAX_LENGTH) {
    throw new AppError(
      'BadRequest',
      `The header '${name}' has ${id.length} characters; at most ${MAX_LENGTH} are allowed.`,
    );
  }
  return id;
}
