/** How next-auth signs people in: mail and password, a token that names a session row, pages of our own. */

import type { AuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';

import { revokeSession } from '#server/repositories/sessions.ts';
import { signIn } from '#server/use-cases/sign-in.ts';

import { safeReturnPath } from './access.ts';
import { cookieName, isHttps, SESSION_SECONDS, signInSecret } from './session-cookie.ts';
import { webSettings } from './web-settings.ts';

/** Made per request, because the settings are those of the running process and not of the build. */
export function authOptions(): AuthOptions {
  // Addresses in answers are made from the host the caller used; only our own pages read them.
  process.env.AUTH_TRUST_HOST = 'true';
  const publicUrl = webSettings().publicUrl;
  const secure = isHttps(publicUrl);
  const options = { httpOnly: true, sameSite: 'lax', path: '/', secure };
  return {
    secret: signInSecret(),
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    useSecureCookies: secure,
    cookies: {
      sessionToken: { name: cookieName('session', publicUrl), options },
      csrfToken: { name: cookieName('csrf', publicUrl), options },
      callbackUrl: { name: cookieName('callback', publicUrl), options },
    },
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    providers: [
      CredentialsProvider({
        credentials: { email: {}, password: {} },
        async authorize(credentials) {
          const sessionId = await signIn({ email: credentials?.email ?? '', password: credentials?.password ?? '' });
          // next-auth keeps the id as the token's subject: the token names the session, not the person.
          return sessionId ? { id: sessionId } : null;
        },
      }),
    ],
    callbacks: {
      jwt: ({ token }) => ({ sub: token.sub }),
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url, baseUrl }) =>
        baseUrl + safeReturnPath(url.startsWith(baseUrl) ? url.slice(baseUrl.length) : url),
    },
    events: {
      async signOut({ token }) {
        if (token.sub) await revokeSession({ id: token.sub, now: new Date() });
      },
    },
  };
}
