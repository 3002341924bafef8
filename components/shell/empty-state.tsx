/** What stands where there is nothing yet: what would be here, and the way to it. */

import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

export type EmptyStateProps = { icon: LucideIcon; title: string; children?: ReactNode };

export function EmptyState({ icon: Icon, title, children }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-2 rounded-xl border border-border-strong border-dashed px-6 py-12 text-center">
      <Icon className="size-6 text-muted-foreground" aria-hidden="true" />
      <h2 className="font-medium text-base">{title}</h2>
      <div className="max-w-md text-balance text-muted-foreground">{children}</div>
    </div>
  );
}
