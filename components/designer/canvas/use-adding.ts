'use client';

/** Adds what was picked: an action at a place, or the trigger. Each gives the id of the new node; undefined when it was refused. */

import { useCallback } from 'react';
import { useDesignerActions, useEdit, useModelNow } from '#components/designer/designer-context.tsx';
import { readable } from '#components/designer/editor/expression-scope.ts';
import type { OperationDescription, TriggerDescription } from '#core/actions/define-action.ts';
import { addAction } from '#core/definition/edits/add-action.ts';
import { setTrigger } from '#core/definition/edits/set-trigger.ts';
import { fromPointer, toPointer } from '#core/definition/json-pointer.ts';
import type { Place } from '#core/definition/place.ts';
import { uniqueName } from '#core/definition/unique-name.ts';

export function useAdding(close: () => void) {
  const edit = useEdit();
  const modelNow = useModelNow();
  const { select } = useDesignerActions();
  const onAddAction = useCallback(
    (operation: OperationDescription, at: Place) => {
      const name = uniqueName(modelNow().definition, operation.title);
      close();
      const apply = (text: string) => addAction(text, { name, action: operation.create(name), at });
      if (!edit({ title: `Add ${readable(name)}`, apply })) return undefined;
      select({ kind: 'action', name });
      return toPointer([...fromPointer(at.container), name]);
    },
    [modelNow, edit, select, close],
  );
  const onAddTrigger = useCallback(
    (operation: TriggerDescription) => {
      const name = uniqueName(modelNow().definition, operation.title);
      close();
      const apply = (text: string) => setTrigger(text, { name, trigger: operation.create(name) });
      if (!edit({ title: `Add the trigger ${readable(name)}`, apply })) return undefined;
      select({ kind: 'trigger', name });
      return toPointer([...modelNow().root, 'triggers', name]);
    },
    [modelNow, edit, select, close],
  );
  return { onAddAction, onAddTrigger };
}
