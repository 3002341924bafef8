'use client';

/** Selects a step wherever it is: containers around it are opened, the canvas brings it into view. */

import { useCallback } from 'react';
import { useDesignerStore, useModelNow } from '#components/designer/designer-context.tsx';
import type { Selection } from '#components/designer/store.ts';
import { findAction } from '#core/definition/walk.ts';

export function useGoToStep(): (step: Selection) => void {
  const store = useDesignerStore();
  const modelNow = useModelNow();
  return useCallback(
    (step: Selection) => {
      const { actions, collapsed } = store.getState();
      const around = new Set(step.kind === 'action' ? findAction(modelNow().definition, step.name)?.parents : []);
      if ([...around].some((name) => collapsed.has(name))) {
        actions.setCollapsed([...collapsed].filter((name) => !around.has(name)));
      }
      actions.select(step);
    },
    [store, modelNow],
  );
}
