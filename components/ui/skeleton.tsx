/** Holds the place of something that is on its way. */

import type { ComponentProps } from 'react';

import { cn } from './class-names.ts';

export function Skeleton({ className, ...props }: ComponentProps<'div'>) {
  return <div aria-hidden="true" className={cn('animate-pulse rounded-md bg-accent', className)} {...props} />;
}
