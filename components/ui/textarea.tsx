/** A text field of several lines that grows with its text where the browser can. */

import type { ComponentProps } from 'react';

import { cn } from './class-names.ts';
import { FIELD_LOOK } from './field-look.ts';

export function Textarea({ className, ...props }: ComponentProps<'textarea'>) {
  return (
    <textarea
      data-slot="textarea"
      className={cn(FIELD_LOOK, 'field-sizing-content min-h-16 px-2.5 py-1.5', className)}
      {...props}
    />
  );
}
