/**
 * Protection of our own JSON API against requests that another site makes a browser send (CSRF), in one place: a request
 * that changes something must come from a page of this site, and its body must be JSON, which a foreign form cannot send.
 */

import { AppError } from '#server/app-error.ts';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/** `publicUrl` is the address people use. Throws `Forbidden` for a foreign origin, `BadRequest` for a body that is not JSON. */
export function checkSameOrigin(request: Pick<Request, 'method' | 'headers'>, publicUrl: string): void {
  if (READING.has(request.method)) return;
  if (!comesFromHere(request.headers, publicUrl)) {
    throw new AppError('Forbidden', 'The request came from a page of another site; send it from a page of Millrace.');
  }
  const type = request.headers.get('content-type');
  if (type !== null && !/^application\/json\s*(;|$)/i.test(type)) {
    throw new AppError('BadRequest', `The body is of type '${type}'; send JSON as 'application/json'.`);
  }
}

/** Browsers send `Sec-Fetch-Site` or at least `Origin` with every such request; a program that is no browser sends neither. */
function comesFromHere(headers: Headers, publicUrl: string): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') return false;
  const origin = headers.get('origin');
  if (origin === null) return true;
  const host = headers.get('x-forwarded-host') ?? headers.get('host');
  // A proxy in front may send another host on than the one people see.
  return URL.canParse(origin) && [host, new URL(publicUrl).host].includes(new URL(origin).host);
}
