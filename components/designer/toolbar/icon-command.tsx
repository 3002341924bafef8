'use client';

/** A command as an icon, with its name as a tooltip. */

import type { ReactNode } from 'react';
import { Button } from '#components/ui/button.tsx';
import { cn } from '#components/ui/class-names.ts';
import { Tooltip, TooltipContent, TooltipTrigger } from '#components/ui/tooltip.tsx';

export type IconCommandProps = {
  label: string;
  onRun(): void;
  isDisabled?: boolean;
  /** Given for a command that switches something on and off. */
  isPressed?: boolean;
  children: ReactNode;
};

export function IconCommand({ label, onRun, isDisabled = false, isPressed, children }: IconCommandProps) {
  return (
    <Tooltip>
      <TooltipTrigger asChild>
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={label}
          aria-pressed={isPressed}
          aria-disabled={isDisabled}
          onClick={() => !isDisabled && onRun()}
          className={cn(isPressed && 'bg-primary-soft text-primary hover:bg-primary-soft')}
        >
          {children}
        </Button>
      </TooltipTrigger>
      <TooltipContent>{label}</TooltipContent>
    </Tooltip>
  );
}
