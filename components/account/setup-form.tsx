'use client';

/** Makes the owner's account and signs in with it. */

import { signIn } from 'next-auth/react';
import { type FormEvent, useState } from 'react';

import { messageOf, requestNothing } from '#components/shell/request-json.ts';
import { useIsHydrated } from '#components/shell/use-is-hydrated.ts';
import { Button } from '#components/ui/button.tsx';
import { MINIMUM_PASSWORD_LENGTH, type SetupRequest } from '#core/api/account.ts';

import { FormError, FormField, fieldText } from './form-field.tsx';

export function SetupForm({ asksForCode }: { asksForCode: boolean }) {
  const isHydrated = useIsHydrated();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setRefusal(null);
    try {
      await makeOwner({
        name: fieldText(form, 'name'),
        email: fieldText(form, 'email'),
        password: fieldText(form, 'password'),
        ...(asksForCode && { setupCode: fieldText(form, 'setupCode') }),
      });
      window.location.assign('/');
    } catch (error) {
      setRefusal(messageOf(error));
      setBusy(false);
    }
  }

  return (
    <form method="post" onSubmit={(event) => void submit(event)} className="grid gap-4">
      <FormField label="Name" name="name" autoComplete="name" maxLength={100} required />
      <FormField label="Mail address" name="email" type="email" autoComplete="username" required />
      <FormField
        label="Password"
        name="password"
        type="password"
        autoComplete="new-password"
        minLength={MINIMUM_PASSWORD_LENGTH}
        hint={`At least ${MINIMUM_PASSWORD_LENGTH} characters.`}
        required
      />
      {asksForCode && (
        <FormField
          label="Set-up code"
          name="setupCode"
          autoComplete="one-time-code"
          hint="The console where Millrace was started shows it."
          required
        />
      )}
      <FormError message={refusal} />
      <Button type="submit" disabled={busy || !isHydrated}>
        {busy ? 'Creating…' : 'Create account'}
      </Button>
    </form>
  );
}

async function makeOwner(body: SetupRequest): Promise<void> {
  await requestNothing('/api/setup', { method: 'POST', body });
  await signIn('credentials', { email: body.email, password: body.password, redirect: false });
}
