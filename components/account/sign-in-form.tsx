'use client';

/** Signs in with mail and password, then goes where the person wanted to go. */

import { signIn } from 'next-auth/react';
import { type FormEvent, useState } from 'react';

import { useIsHydrated } from '#components/shell/use-is-hydrated.ts';
import { Button } from '#components/ui/button.tsx';

import { FormError, FormField, fieldText } from './form-field.tsx';

const REFUSED =
  'Mail address or password is wrong. After several wrong tries in a row, signing in is paused for a quarter of an hour or longer.';

/** `returnPath` is a path of this site. */
export function SignInForm({ returnPath }: { returnPath: string }) {
  const isHydrated = useIsHydrated();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setRefusal(null);
    const isSignedIn = await trySignIn(fieldText(form, 'email'), fieldText(form, 'password'));
    if (isSignedIn === true) {
      // A whole load: the pages in memory were made for somebody who is not signed in.
      window.location.assign(returnPath);
      return;
    }
    setRefusal(isSignedIn === false ? REFUSED : 'The server cannot be reached. Check that Millrace is running.');
    setBusy(false);
  }

  return (
    <form method="post" onSubmit={(event) => void submit(event)} className="grid gap-4">
      <FormField label="Mail address" name="email" type="email" autoComplete="username" required />
      <FormField label="Password" name="password" type="password" autoComplete="current-password" required />
      <FormError message={refusal} />
      <Button type="submit" disabled={busy || !isHydrated}>
        {busy ? 'Signing in…' : 'Sign in'}
      </Button>
    </form>
  );
}

/** Undefined when no answer came. */
async function trySignIn(email: string, password: string): Promise<boolean | undefined> {
  try {
    return (await signIn('credentials', { email, password, redirect: false }))?.ok ?? undefined;
  } catch {
    return undefined;
  }
}
