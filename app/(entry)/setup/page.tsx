/** The first visit: makes the owner's account. */

import type { Metadata } from 'next';
import { redirect } from 'next/navigation';

import { EntryCard } from '#components/account/entry-card.tsx';
import { SetupForm } from '#components/account/setup-form.tsx';
import { webSettings } from '#server/auth/web-settings.ts';
import { isSetUp } from '#server/use-cases/set-up-owner.ts';

export const metadata: Metadata = { title: 'Set up' };
export const dynamic = 'force-dynamic';

export default async function SetupPage() {
  if (await isSetUp()) redirect('/sign-in');
  return (
    <EntryCard title="Welcome to Millrace" description="Make the owner's account. It stays on this machine.">
      <SetupForm asksForCode={webSettings().setupCode !== undefined} />
    </EntryCard>
  );
}
