/** The pages for signed-in people. */

import type { ReactNode } from 'react';

import { requireSignedIn } from '#app/current-user.ts';
import { AppShell } from '#components/shell/app-shell.tsx';

/** Nothing here is the same for two people or two moments. */
export const dynamic = 'force-dynamic';

export default async function AppLayout({ children }: { children: ReactNode }) {
  const { user } = await requireSignedIn();
  return <AppShell user={{ name: user.name, email: user.email }}>{children}</AppShell>;
}
