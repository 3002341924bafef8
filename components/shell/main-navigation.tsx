'use client';

/** The ways to the main pages; the current one is marked for eyes and for screen readers. */

import { Bell, ChartLine, FileCode, History, TriangleAlert, Workflow } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { cn } from '#components/ui/class-names.ts';
import { Link } from '#components/ui/link.tsx';

const ENTRIES = [
  { href: '/', title: 'Flows', icon: Workflow, isCurrent: (path: string) => path === '/' || path.startsWith('/flows') },
  { href: '/runs', title: 'Runs', icon: History, isCurrent: (path: string) => path.startsWith('/runs') },
  {
    href: '/failures',
    title: 'Failures',
    icon: TriangleAlert,
    isCurrent: (path: string) => path.startsWith('/failures'),
  },
  {
    href: '/monitoring',
    title: 'Monitoring',
    icon: ChartLine,
    isCurrent: (path: string) => path.startsWith('/monitoring'),
  },
  { href: '/alerts', title: 'Alerts', icon: Bell, isCurrent: (path: string) => path.startsWith('/alerts') },
  {
    href: '/artifacts',
    title: 'Artifacts',
    icon: FileCode,
    isCurrent: (path: string) => path.startsWith('/artifacts'),
  },
];

export type NavigationCounts = { readonly [href: string]: number };

export function MainNavigation({ counts }: { counts: NavigationCounts }) {
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
          <span className="max-lg:sr-only">{title}</span>
          <Waiting count={counts[href] ?? 0} />
        </Link>
      ))}
    </nav>
  );
}

function Waiting({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <span className="rounded-full bg-status-failed-soft px-1.5 text-status-failed text-xs tabular-nums">
      {count > 999 ? '999+' : count}
      <span className="sr-only"> waiting</span>
    </span>
  );
}
