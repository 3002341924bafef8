'use client';

/** The ways to the main pages; the current one is marked for eyes and for screen readers. */

import { FileCode, History, Workflow } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';

import { cn } from '#components/ui/class-names.ts';

const ENTRIES = [
  { href: '/', title: 'Flows', icon: Workflow, isCurrent: (path: string) => path === '/' || path.startsWith('/flows') },
  { href: '/runs', title: 'Runs', icon: History, isCurrent: (path: string) => path.startsWith('/runs') },
  {
    href: '/artifacts',
    title: 'Artifacts',
    icon: FileCode,
    isCurrent: (path: string) => path.startsWith('/artifacts'),
  },
];

export function MainNavigation() {
  const path = usePathname();
  return (
    <nav aria-label="Main" className="flex items-center gap-1">
      {ENTRIES.map(({ href, title, icon: Icon, isCurrent }) => (
        <Link
          key={href}
          href={href}
          aria-current={isCurrent(path) ? 'page' : undefined}
          className={cn(
            'inline-flex h-8 items-center gap-2 rounded-md px-2.5 font-medium text-muted-foreground transition-colors',
            'hover:bg-accent hover:text-foreground aria-[current=page]:bg-primary-soft aria-[current=page]:text-primary',
          )}
        >
          <Icon className="size-4" aria-hidden="true" />
          {title}
        </Link>
      ))}
    </nav>
  );
}
