'use client';

/** Keys that work anywhere in the designer: save, undo, redo. A text field keeps its own undo. */

import { useEffect } from 'react';
import { useDesignerActions } from './designer-context.tsx';
import type { Save } from './saving.ts';

export function useShortcuts(save: Save): void {
  const { undo, redo } = useDesignerActions();
  useEffect(() => {
    const inTextFields: Readonly<Record<string, () => void>> = { s: () => void save() };
    const elsewhere: Readonly<Record<string, () => void>> = { ...inTextFields, z: undo, y: redo, 'shift+z': redo };
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const key = `${event.shiftKey ? 'shift+' : ''}${event.key.toLowerCase()}`;
      const command = (isTextField(event.target) ? inTextFields : elsewhere)[key];
      if (!command) return;
      event.preventDefault();
      command();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [save, undo, redo]);
}

function isTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, [contenteditable="true"]') !== null;
}
