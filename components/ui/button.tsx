'use client';

/** The one button of all pages. `asChild` lends its look to a link; without a `type` it never submits a form by accident. */

import { Slot } from 'radix-ui';
import type { ComponentProps } from 'react';

import { type ButtonVariants, buttonVariants } from './button-variants.ts';
import { cn } from './class-names.ts';

export type ButtonProps = ComponentProps<'button'> & ButtonVariants & { asChild?: boolean };

export function Button({ className, variant, size, asChild = false, ...props }: ButtonProps) {
  const look = cn(buttonVariants({ variant, size }), className);
  if (asChild) return <Slot.Root data-slot="button" className={look} {...props} />;
  return <button type="button" data-slot="button" className={look} {...props} />;
}
