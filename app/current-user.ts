/** Who looks at a page. The door (proxy.ts) has let the request in; a page asks again for whom. */

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';

import { currentSession } from '#server/auth/current-session.ts';
import type { SignedIn } from '#server/repositories/sessions.ts';

/** Undefined when nobody is signed in. Looked up once per request. */
export const findSignedIn = cache(async (): Promise<SignedIn | undefined> => {
  return currentSession((await headers()).get('cookie'));
});

/** Sends to the sign-in when nobody is. */
export async function requireSignedIn(): Promise<SignedIn> {
  return (await findSignedIn()) ?? redirect('/sign-in');
}
