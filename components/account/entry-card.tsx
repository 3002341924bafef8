/** What sign-in and set-up stand in: the mark, a title, a form. */

import type { ReactNode } from 'react';

import { Logo } from '#components/shell/logo.tsx';

export type EntryCardProps = { title: string; description: string; children: ReactNode };

export function EntryCard({ title, description, children }: EntryCardProps) {
  return (
    <main className="grid min-h-dvh place-items-center bg-canvas px-4 py-10">
      <div className="grid w-full max-w-sm gap-6">
        <Logo className="justify-self-center text-lg" />
        <div className="grid gap-5 rounded-xl border border-border bg-card p-6 shadow-md">
          <div>
            <h1 className="font-semibold text-base">{title}</h1>
            <p className="text-muted-foreground">{description}</p>
          </div>
          {children}
        </div>
      </div>
    </main>
  );
}
