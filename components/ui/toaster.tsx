'use client';

/** Where short messages appear. Pages say `toast(...)` from sonner; this is put once into the root layout. */

import { CircleCheck, CircleX, Info, TriangleAlert } from 'lucide-react';
import { useTheme } from 'next-themes';
import { Toaster as Sonner } from 'sonner';

const ICONS = {
  success: <CircleCheck className="size-4 text-status-succeeded" aria-hidden="true" />,
  error: <CircleX className="size-4 text-status-failed" aria-hidden="true" />,
  warning: <TriangleAlert className="size-4 text-status-waiting" aria-hidden="true" />,
  info: <Info className="size-4 text-primary" aria-hidden="true" />,
};

export function Toaster() {
  const { resolvedTheme } = useTheme();
  return (
    <Sonner
      theme={resolvedTheme === 'dark' ? 'dark' : 'light'}
      position="bottom-center"
      icons={ICONS}
      toastOptions={{
        classNames: {
          toast: 'rounded-lg! border-border! bg-popover! text-popover-foreground! shadow-lg! font-sans!',
          description: 'text-muted-foreground!',
        },
      }}
    />
  );
}
