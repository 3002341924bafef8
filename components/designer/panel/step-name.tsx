'use client';

/** The name of a step, changed in place; every reference to it follows. */

import { type KeyboardEvent, useState } from 'react';
import { useDesignerActions, useDesignerStore, useEdit, useIsStale } from '#components/designer/designer-context.tsx';
import { readable } from '#components/designer/editor/expression-scope.ts';
import type { Selection } from '#components/designer/store.ts';
import { renameAction } from '#core/definition/edits/rename-action.ts';
import { renameTrigger } from '#core/definition/edits/rename-trigger.ts';
import { isSameStep, usePanelLayout } from './panel-layout.tsx';

export function StepName({ selection, operation }: { selection: Selection; operation: string }) {
  const edit = useEdit();
  const { select } = useDesignerActions();
  const isStale = useIsStale();
  const { pinned, pin } = usePanelLayout();
  const store = useDesignerStore();
  const [draft, setDraft] = useState<string | null>(null);
  const { kind, name } = selection;
  const follow = (renamed: Selection) => {
    const isPinned = isSameStep(pinned, selection);
    if (isPinned) pin(renamed);
    if (!isPinned || isSameStep(store.getState().selection, selection)) select(renamed);
  };
  const commit = () => {
    const newName = (draft ?? '').trim().replaceAll(/\s+/g, '_');
    setDraft(null);
    if (newName === '' || newName === name || newName === readable(name)) return;
    const rename = kind === 'trigger' ? renameTrigger : renameAction;
    const title = `Rename ${readable(name)} to ${readable(newName)}`;
    if (edit({ title, apply: (text) => rename(text, { name, newName }) })) follow({ kind, name: newName });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') event.currentTarget.blur();
    if (event.key === 'Escape') setDraft(null);
  };
  return (
    <div className="min-w-0 flex-1">
      <h2 className="sr-only">{readable(name)}</h2>
      <input
        aria-label="Name of the step"
        value={draft ?? readable(name)}
        disabled={isStale}
        maxLength={80}
        spellCheck={false}
        onFocus={() => setDraft(readable(name))}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
        onKeyDown={onKeyDown}
        className="-ml-1 block h-5 w-full truncate rounded-sm bg-transparent px-1 font-medium text-[13px] outline-none hover:bg-accent focus:bg-background focus:ring-1 focus:ring-ring"
      />
      <p className="truncate text-[11px] text-muted-foreground leading-4">{operation}</p>
    </div>
  );
}
