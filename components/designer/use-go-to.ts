'use client';

/** Opens what a place in the text belongs to: the step with its field, the parameters, or the code. */

import { useCallback } from 'react';
import { useDesignerActions, useDesignerStore } from './designer-context.tsx';
import { focusField, stepAround, type TextPlace } from './go-to-place.ts';
import { useTools } from './tool-context.tsx';

export function useGoTo(): (place: TextPlace) => void {
  const store = useDesignerStore();
  const { select, openPanel, revealRange } = useDesignerActions();
  const { tool, openTool } = useTools();
  return useCallback(
    (place) => {
      const { text } = store.getState();
      const step = stepAround(place.pointer);
      if (!step) {
        if (/^(\/definition)?\/parameters\//.test(place.pointer)) openPanel('parameters');
        else if (place.range) revealRange(place.range);
        return;
      }
      if (tool === 'test') openTool(null);
      select({ kind: step.kind, name: step.name });
      void focusField(text, place, step.pointer).then((isShown) => {
        if (!isShown && place.range && place.pointer !== step.pointer) revealRange(place.range);
      });
    },
    [store, select, openPanel, revealRange, tool, openTool],
  );
}
