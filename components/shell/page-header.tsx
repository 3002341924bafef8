/** The top of a page: its name, what it is about, and what can be done. */

import type { ReactNode } from 'react';

export type PageHeaderProps = { title: string; description?: ReactNode; children?: ReactNode };

export function PageHeader({ title, description, children }: PageHeaderProps) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <div className="min-w-0">
        <h1 className="truncate font-semibold text-lg leading-7 tracking-tight">{title}</h1>
        {description && <p className="text-muted-foreground">{description}</p>}
      </div>
      {children && <div className="flex items-center gap-2">{children}</div>}
    </div>
  );
}

/** The column that all pages but the canvas stand in. */
export function PageBody({ children }: { children: ReactNode }) {
  return <div className="mx-auto flex w-full max-w-6xl flex-col gap-5 px-6 py-6">{children}</div>;
}
