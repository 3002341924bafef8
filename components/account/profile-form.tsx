'use client';

/** Changes name and mail address. */

import { useRouter } from 'next/navigation';
import type { FormEvent } from 'react';
import { toast } from 'sonner';

import { requestNothing } from '#components/shell/request-json.ts';
import { useTask } from '#components/shell/use-task.ts';
import { Button } from '#components/ui/button.tsx';

import { FormField, fieldText } from './form-field.tsx';

export function ProfileForm({ name, email }: { name: string; email: string }) {
  const { busy, run } = useTask();
  const router = useRouter();

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    run(async () => {
      const body = { name: fieldText(form, 'name'), email: fieldText(form, 'email') };
      await requestNothing('/api/account', { method: 'PATCH', body });
      router.refresh();
      toast.success('Saved.');
    });
  }

  return (
    <form method="post" onSubmit={submit} className="grid gap-4">
      <FormField label="Name" name="name" defaultValue={name} autoComplete="name" maxLength={100} required />
      <FormField label="Mail address" name="email" type="email" defaultValue={email} autoComplete="email" required />
      <Button type="submit" variant="secondary" disabled={busy} className="justify-self-start">
        Save
      </Button>
    </form>
  );
}
