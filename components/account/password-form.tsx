'use client';

/** Changes the password; every other browser is signed out by it. */

import { useRouter } from 'next/navigation';
import type { FormEvent } from 'react';
import { toast } from 'sonner';

import { requestNothing } from '#components/shell/request-json.ts';
import { useTask } from '#components/shell/use-task.ts';
import { Button } from '#components/ui/button.tsx';
import { MINIMUM_PASSWORD_LENGTH } from '#core/api/account.ts';

import { FormField, fieldText } from './form-field.tsx';

export function PasswordForm() {
  const { busy, run } = useTask();
  const router = useRouter();

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const element = event.currentTarget;
    const form = new FormData(element);
    run(async () => {
      const body = { currentPassword: fieldText(form, 'currentPassword'), newPassword: fieldText(form, 'newPassword') };
      await requestNothing('/api/account/password', { method: 'POST', body });
      element.reset();
      router.refresh();
      toast.success('Password changed. Other browsers were signed out.');
    });
  }

  return (
    <form method="post" onSubmit={submit} className="grid gap-4">
      <FormField
        label="Current password"
        name="currentPassword"
        type="password"
        autoComplete="current-password"
        required
      />
      <FormField
        label="New password"
        name="newPassword"
        type="password"
        autoComplete="new-password"
        minLength={MINIMUM_PASSWORD_LENGTH}
        hint={`At least ${MINIMUM_PASSWORD_LENGTH} characters. Other browsers are signed out.`}
        required
      />
      <Button type="submit" variant="secondary" disabled={busy} className="justify-self-start">
        Change password
      </Button>
    </form>
  );
}
