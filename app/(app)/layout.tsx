/** The pages for signed-in people. */

import type { ReactNode } from 'react';

import { requireSignedIn } from '#app/current-user.ts';
import { AppShell } from '#components/shell/app-shell.tsx';
import { countDeadLetters } from '#server/use-cases/count-dead-letters.ts';
import { countFiringAlerts } from '#server/use-cases/count-firing-alerts.ts';

/** Nothing here is the same for two people or two moments. */
export const dynamic = 'force-dynamic';

export default async function AppLayout({ children }: { children: ReactNode }) {
  const { user } = await requireSignedIn();
  const [firing, deadLetters] = await Promise.all([countFiringAlerts(), countDeadLetters()]);
  return (
    <AppShell user={{ name: user.name, email: user.email }} counts={{ '/alerts': firing, '/failures': deadLetters }}>
      {children}
    </AppShell>
  );
}
