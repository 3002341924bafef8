/** The door of the web process: every path but the few open ones needs a living session (server/auth/access.ts). */

import { type NextRequest, NextResponse } from 'next/server';

import type { ApiError } from '#core/api/flows.ts';
import { pathKind } from '#server/auth/access.ts';
import { currentSession } from '#server/auth/current-session.ts';

export async function proxy(request: NextRequest): Promise<Response> {
  const { pathname, search } = request.nextUrl;
  const kind = pathKind(pathname);
  if (kind === 'open' || (await currentSession(request.headers.get('cookie')))) return NextResponse.next();
  if (kind === 'api') {
    const error = { code: 'Unauthorized', message: 'Sign in first: this request has no living session.' };
    return Response.json({ error } satisfies ApiError, { status: 401 });
  }
  const signIn = request.nextUrl.clone();
  signIn.pathname = '/sign-in';
  signIn.search = pathname === '/' ? '' : `?${new URLSearchParams({ callbackUrl: pathname + search })}`;
  return NextResponse.redirect(signIn);
}
