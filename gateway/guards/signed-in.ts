/** Only people who are signed in, on a page of this site, may ask for what the pages' API gives. */

import type { IncomingMessage } from 'node:http';

import { AppError } from '#server/app-error.ts';
import { currentSession } from '#server/auth/current-session.ts';
import { checkSameOrigin } from '#server/auth/same-origin.ts';

/** Throws `Forbidden`, `BadRequest` and `Unauthorized`, as the pages' API does. */
export async function checkSignedIn(request: IncomingMessage, publicUrl: string): Promise<void> {
  const { method = 'GET', headers } = request;
  const known = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined || name.startsWith(':') ? [] : [[name, String(value)] satisfies [string, string]],
  );
  checkSameOrigin({ method, headers: new Headers(known) }, publicUrl);
  if (!(await currentSession(headers.cookie ?? null))) {
    throw new AppError('Unauthorized', 'Sign in first: this request has no living session.');
  }
}
