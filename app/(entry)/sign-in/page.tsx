/** Signs people in; before there is anybody to sign in, it leads to the set-up. */

import type { Metadata } from 'next';
import { redirect } from 'next/navigation';

import { findSignedIn } from '#app/current-user.ts';
import { EntryCard } from '#components/account/entry-card.tsx';
import { SignInForm } from '#components/account/sign-in-form.tsx';
import { safeReturnPath } from '#server/auth/access.ts';
import { isSetUp } from '#server/use-cases/set-up-owner.ts';

export const metadata: Metadata = { title: 'Sign in' };
export const dynamic = 'force-dynamic';

type Props = { searchParams: Promise<{ callbackUrl?: string | string[] }> };

export default async function SignInPage({ searchParams }: Props) {
  if (!(await isSetUp())) redirect('/setup');
  const { callbackUrl } = await searchParams;
  const returnPath = safeReturnPath(typeof callbackUrl === 'string' ? callbackUrl : null);
  if (await findSignedIn()) redirect(returnPath);
  return (
    <EntryCard title="Sign in" description="To your flows and their runs.">
      <SignInForm returnPath={returnPath} />
    </EntryCard>
  );
}
