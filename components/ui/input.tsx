/** A single-line text field. `aria-invalid` paints it as wrong. */

import type { ComponentProps } from 'react';

import { cn } from './class-names.ts';
import { FIELD_LOOK } from './field-look.ts';

export function Input({ className, type = 'text', ...props }: ComponentProps<'input'>) {
  return <input type={type} data-slot="input" className={cn(FIELD_LOOK, 'h-8 px-2.5', className)} {...props} />;
}
