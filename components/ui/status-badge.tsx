/** The status of a run or an action: icon and word, never colour alone. */

import type { ActionStatus } from '#core/runs/status.ts';

import { cn } from './class-names.ts';
import { STATUS_LOOKS } from './status-looks.ts';

export type StatusBadgeProps = {
  status: ActionStatus;
  /** Said in place of the status's own word, for example "Cancelling". */
  word?: string;
  className?: string;
};

export function StatusBadge({ status, word, className }: StatusBadgeProps) {
  const look = STATUS_LOOKS[status];
  return (
    <span
      className={cn(
        'inline-flex h-5 shrink-0 items-center gap-1 whitespace-nowrap rounded-sm px-1.5 font-medium text-xs',
        look.text,
        look.soft,
        className,
      )}
    >
      <StatusIcon status={status} className="size-3.5" />
      {word ?? look.word}
    </span>
  );
}

/** The icon alone, for places where the word stands beside it. */
export function StatusIcon({ status, className }: { status: ActionStatus; className?: string }) {
  const { icon: Icon, text } = STATUS_LOOKS[status];
  const moving = status === 'Running' && 'animate-spin [animation-duration:2s]';
  return <Icon aria-hidden="true" className={cn('size-4 shrink-0', text, moving, className)} />;
}
