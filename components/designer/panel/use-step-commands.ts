'use client';

/** Duplicate and delete, from the panel, the canvas and the keyboard. */

import { useMemo } from 'react';
import { toast } from 'sonner';
import { useDesignerStore, useEdit } from '#components/designer/designer-context.tsx';
import { readable } from '#components/designer/editor/expression-scope.ts';
import type { Selection } from '#components/designer/store.ts';
import { deleteAction } from '#core/definition/edits/delete-action.ts';
import { duplicateAction } from '#core/definition/edits/duplicate-action.ts';
import { removeValue } from '#core/definition/edits/remove-value.ts';
import { toPointer } from '#core/definition/json-pointer.ts';
import { parseDefinition } from '#core/definition/parse-definition.ts';
import { uniqueName } from '#core/definition/unique-name.ts';
import { lossOf } from './loss-of.ts';

export type StepCommands = {
  duplicate(name: string): void;
  /** Asks first when other steps depend on the step, or when it holds others. */
  requestRemoval(selection: Selection): void;
  remove(selection: Selection): void;
};

export function useStepCommands(): StepCommands {
  const edit = useEdit();
  const store = useDesignerStore();
  return useMemo(() => {
    const { actions } = store.getState();
    const parsed = () => parseDefinition(store.getState().text);
    const remove = ({ kind, name }: Selection) => {
      const { root } = parsed();
      const apply = (text: string) =>
        kind === 'trigger'
          ? removeValue(text, { pointer: toPointer([...root, 'triggers', name]) })
          : deleteAction(text, { name });
      if (!edit({ title: `Delete ${readable(name)}`, apply })) return;
      actions.select(null);
      toast(`${readable(name)} was deleted`, { action: { label: 'Undo', onClick: actions.undo } });
    };
    return {
      remove,
      requestRemoval(selection) {
        const { definition } = parsed();
        const loss = definition && selection.kind === 'action' ? lossOf(definition, selection.name) : undefined;
        const isHarmless = !loss || (loss.dependents.length === 0 && loss.inside.length === 0);
        if (isHarmless) remove(selection);
        else actions.askRemoval({ selection, ...loss });
      },
      duplicate(name) {
        const { definition } = parsed();
        if (!definition) return;
        const newName = uniqueName(definition, name);
        const apply = (text: string) => duplicateAction(text, { name, newName });
        if (edit({ title: `Duplicate ${readable(name)}`, apply })) actions.select({ kind: 'action', name: newName });
      },
    };
  }, [edit, store]);
}
