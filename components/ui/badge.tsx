/** A short word about a thing. For the status of a run or an action use `StatusBadge`. */

import { cva, type VariantProps } from 'class-variance-authority';
import type { ComponentProps } from 'react';

import { cn } from './class-names.ts';

const badgeVariants = cva(
  'inline-flex h-5 shrink-0 items-center gap-1 whitespace-nowrap rounded-sm px-1.5 font-medium text-xs [&_svg]:size-3',
  {
    variants: {
      variant: {
        default: 'bg-primary-soft text-primary',
        secondary: 'bg-secondary text-secondary-foreground',
        outline: 'border border-border-strong text-muted-foreground',
        warning: 'bg-status-waiting-soft text-status-waiting',
        destructive: 'bg-status-failed-soft text-status-failed',
        success: 'bg-status-succeeded-soft text-status-succeeded',
      },
    },
    defaultVariants: { variant: 'secondary' },
  },
);

export type BadgeProps = ComponentProps<'span'> & VariantProps<typeof badgeVariants>;

export function Badge({ className, variant, ...props }: BadgeProps) {
  return <span data-slot="badge" className={cn(badgeVariants({ variant }), className)} {...props} />;
}
