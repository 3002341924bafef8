/** The top of the pages about what went wrong, with the way from one to the other. */

import type { ReactNode } from 'react';
import { PageHeader } from '#components/shell/page-header.tsx';
import { cn } from '#components/ui/class-names.ts';
import { Link } from '#components/ui/link.tsx';

const PAGES = [
  { name: 'groups', href: '/failures', title: 'What failed' },
  { name: 'letters', href: '/failures/dead-letters', title: 'Dead letters' },
] as const;

export type FailuresHeaderProps = {
  current: (typeof PAGES)[number]['name'];
  openLetters: number;
  children?: ReactNode;
};

export function FailuresHeader({ current, openLetters, children }: FailuresHeaderProps) {
  return (
    <>
      <PageHeader title="Failures" description="What went wrong, and what still waits for somebody to deal with it.">
        {children}
      </PageHeader>
      <nav aria-label="Failures" className="flex gap-4 border-border border-b">
        {PAGES.map(({ name, href, title }) => (
          <Link
            key={name}
            href={href}
            aria-current={name === current ? 'page' : undefined}
            className={cn(
              '-mb-px inline-flex h-9 items-center gap-1.5 border-transparent border-b-2 font-medium text-muted-foreground text-sm',
              'transition-colors hover:text-foreground aria-[current=page]:border-primary aria-[current=page]:text-foreground',
            )}
          >
            {title}
            {name === 'letters' && openLetters > 0 && (
              <span className="rounded-full bg-status-failed-soft px-1.5 text-status-failed text-xs tabular-nums">
                {openLetters.toLocaleString('en')}
              </span>
            )}
          </Link>
        ))}
      </nav>
    </>
  );
}
