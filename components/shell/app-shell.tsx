/** The frame of every signed-in page: one slim bar above, the page below with all the height that is left. */

import type { ReactNode } from 'react';
import { SystemStatus } from '#components/status/system-status.tsx';
import { Link } from '#components/ui/link.tsx';

import { AccountMenu } from './account-menu.tsx';
import { Logo } from './logo.tsx';
import { MainNavigation, type NavigationCounts } from './main-navigation.tsx';
import { ThemeMenu } from './theme-menu.tsx';

export type AppShellProps = {
  user: { name: string; email: string };
  /** What waits on a page, by its address. */
  counts: NavigationCounts;
  children: ReactNode;
};

export function AppShell({ user, counts, children }: AppShellProps) {
  return (
    <div className="flex h-dvh flex-col">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:bg-card focus:px-3 focus:py-2"
      >
        Skip to content
      </a>
      <header className="flex h-12 shrink-0 items-center gap-6 border-border border-b bg-card px-4">
        <Link href="/" aria-label="Millrace, start page" className="flex rounded-md">
          <Logo />
        </Link>
        <MainNavigation counts={counts} />
        <div className="ml-auto flex items-center gap-1">
          <SystemStatus />
          <ThemeMenu />
          <AccountMenu user={user} />
        </div>
      </header>
      <main id="main" tabIndex={-1} className="flex min-h-0 flex-1 flex-col overflow-y-auto outline-none">
        {children}
      </main>
    </div>
  );
}
