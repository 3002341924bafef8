'use client';

/** Adds what was picked: an action at a place, or the trigger. */

import { useCallback } from 'react';
import { useDesignerActions, useEdit, useModel } from '#components/designer/designer-context.tsx';
import { readable } from '#components/designer/editor/expression-scope.ts';
import type { OperationDescription, TriggerDescription } from '#core/actions/define-action.ts';
import { addAction } from '#core/definition/edits/add-action.ts';
import { setTrigger } from '#core/definition/edits/set-trigger.ts';
import type { Place } from '#core/definition/place.ts';
import { uniqueName } from '#core/definition/unique-name.ts';

export function useAdding(close: () => void) {
  const edit = useEdit();
  const { definition } = useModel();
  const { select } = useDesignerActions();
  const onAddAction = useCallback(
    (operation: OperationDescription, at: Place) => {
      const name = uniqueName(definition, operation.title);
      close();
      const apply = (text: string) => addAction(text, { name, action: operation.create(name), at });
      if (edit({ title: `Add ${readable(name)}`, apply })) select({ kind: 'action', name });
    },
    [definition, edit, select, close],
  );
  const onAddTrigger = useCallback(
    (operation: TriggerDescription) => {
      const name = uniqueName(definition, operation.title);
      close();
      const apply = (text: string) => setTrigger(text, { name, trigger: operation.create(name) });
      if (edit({ title: `Add the trigger ${readable(name)}`, apply })) select({ kind: 'trigger', name });
    },
    [definition, edit, select, close],
  );
  return { onAddAction, onAddTrigger };
}
