'use client';

/** Whether the draft is stored: the truth, in words. A click saves. */

import { Check, CircleAlert, Dot, LoaderCircle } from 'lucide-react';
import { useDesigner } from '#components/designer/designer-context.tsx';
import type { Save } from '#components/designer/saving.ts';
import { type DesignerState, isDirty } from '#components/designer/store.ts';
import { cn } from '#components/ui/class-names.ts';

const LOOKS = {
  saved: { icon: Check, words: 'Saved', className: 'text-muted-foreground' },
  unsaved: { icon: Dot, words: 'Not saved yet', className: 'text-muted-foreground' },
  saving: { icon: LoaderCircle, words: 'Saving…', className: 'text-muted-foreground [&_svg]:animate-spin' },
  failed: { icon: CircleAlert, words: 'Not saved', className: 'text-destructive' },
  conflict: { icon: CircleAlert, words: 'Not saved: somebody else saved first', className: 'text-destructive' },
};

function lookOf(state: DesignerState): keyof typeof LOOKS {
  const { kind } = state.saveState;
  if (kind !== 'idle') return kind;
  return isDirty(state) ? 'unsaved' : 'saved';
}

export function SaveStatus({ save }: { save: Save }) {
  const look = useDesigner(lookOf);
  const reason = useDesigner(({ saveState }) => (saveState.kind === 'failed' ? saveState.reason : ''));
  const { icon: Icon, words, className } = LOOKS[look];
  const text = reason === '' ? words : `${words}: ${reason}`;
  return (
    <button
      type="button"
      onClick={() => void save()}
      title={`${text}. Ctrl+S saves now.`}
      className={cn(
        'flex h-7 min-w-[6.5rem] max-w-72 items-center gap-1 rounded-md px-1.5 text-xs hover:bg-accent',
        className,
      )}
    >
      <Icon className="size-3.5 shrink-0" aria-hidden="true" />
      <span role="status" className="truncate">
        {text}
      </span>
    </button>
  );
}
