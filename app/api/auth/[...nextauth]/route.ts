/** Sign-in, sign-out and their CSRF tokens, by next-auth. */

import type { NextRequest } from 'next/server';
import NextAuth from 'next-auth';

import { authOptions } from '#server/auth/auth-options.ts';

type Context = { params: Promise<{ nextauth: string[] }> };

function handle(request: NextRequest, context: Context): Promise<Response> {
  return NextAuth(request, context, authOptions());
}

export { handle as GET, handle as POST };
