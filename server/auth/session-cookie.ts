/** The cookie of a signed-in browser: an encrypted token whose only content is the id of a row in the session table. */

import { decode } from 'next-auth/jwt';

import { derivedKey } from '#server/secrets.ts';

import { webSettings } from './web-settings.ts';

/** Thirty days, counted from the sign-in. */
export const SESSION_SECONDS = 30 * 24 * 3600;

export function signInSecret(): string {
  return derivedKey('sign-in').toString('base64');
}

/** `publicUrl` is the address people use; cookies are bound to HTTPS when that is. The gateway keeps them from flows. */
export function cookieName(use: 'session' | 'csrf' | 'callback', publicUrl: string): string {
  return `${isHttps(publicUrl) ? '__Secure-' : ''}millrace-${use}`;
}

export function isHttps(publicUrl: string): boolean {
  return publicUrl.startsWith('https:');
}

/** The session id in the `Cookie` header of a request; undefined when there is none, or the token is not ours or too old. */
export async function sessionIdOf(cookieHeader: string | null): Promise<string | undefined> {
  const token = readCookie(cookieHeader ?? '', cookieName('session', webSettings().publicUrl));
  if (!token) return undefined;
  try {
    const content = await decode({ token, secret: signInSecret() });
    return content?.sub;
  } catch {
    return undefined;
  }
}

function readCookie(header: string, name: string): string | undefined {
  for (const part of header.split(';')) {
    const at = part.indexOf('=');
    if (part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}
