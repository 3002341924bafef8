/** The mark of Millrace: water that a channel leads over a step. */

import { cn } from '#components/ui/class-names.ts';

function LogoMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" fill="none" aria-hidden="true" className={cn('size-6 text-primary', className)}>
      <path d="M3 6.5h5.2c2.6 0 3.6 1.4 4.3 3.2l1.3 3.4c.7 1.8 1.7 3.2 4.3 3.2H21" {...STROKE} />
      <path d="M3 11h3.6c1.9 0 2.8 1 3.4 2.6l1 2.6c.9 2.3 2.3 3.8 5 3.8H21" {...STROKE} opacity="0.55" />
      <circle cx="18.6" cy="6.5" r="2.4" fill="currentColor" />
    </svg>
  );
}

const STROKE = { stroke: 'currentColor', strokeWidth: 2.2, strokeLinecap: 'round' } as const;

export function Logo({ className }: { className?: string }) {
  return (
    <span className={cn('inline-flex items-center gap-2 font-semibold text-base tracking-tight', className)}>
      <LogoMark />
      Millrace
    </span>
  );
}
