/** One subject of the account page: what it is on the left, its form on the right. */

import type { ReactNode } from 'react';

export type SettingsSectionProps = { title: string; description: string; children: ReactNode };

export function SettingsSection({ title, description, children }: SettingsSectionProps) {
  return (
    <section className="grid gap-4 border-border border-t py-6 first:border-0 first:pt-0 md:grid-cols-[16rem_1fr] md:gap-8">
      <div>
        <h2 className="font-medium">{title}</h2>
        <p className="text-muted-foreground text-xs leading-5">{description}</p>
      </div>
      <div className="max-w-md">{children}</div>
    </section>
  );
}
