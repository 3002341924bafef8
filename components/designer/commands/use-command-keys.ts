'use client';

/** The keys of commands, and the clipboard: they count everywhere but in text fields, menus and dialogs. */

import { useEffect, useRef } from 'react';
import { useDesignerStore } from '#components/designer/designer-context.tsx';
import { copySelection } from '#core/definition/edits/copy-selection.ts';
import { keepCopied } from './clipboard.ts';
import { type Command, type CommandTarget, type CommandWorld, keysOf } from './command.ts';
import { placeBehindChosen } from './places.ts';

export type CommandKeys = {
  /** As they are at the time of the event: a key may select what its command works on. */
  commandsFor(target: CommandTarget): readonly Command[];
  targetNow(): CommandTarget;
  world: CommandWorld;
};

/** Copying and pasting go by the events of the browser, which need no permission. */
const BY_EVENT: ReadonlySet<string> = new Set(['copy', 'cut', 'paste']);

export function useCommandKeys(keys: CommandKeys): void {
  const store = useDesignerStore();
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || belongsElsewhere(event.target)) return;
      const pressed = keysOf(event);
      const { commandsFor, targetNow } = latest.current;
      const command = commandsFor(targetNow()).find(({ id, keys: own }) => own === pressed && !BY_EVENT.has(id));
      if (!command) return;
      event.preventDefault();
      command.run();
    };
    const onCopy = (event: ClipboardEvent) => {
      const { commandsFor, targetNow } = latest.current;
      const target = targetNow();
      const names = target.actions.map(({ name }) => name);
      const id = event.type;
      const command = commandsFor(target).find((one) => one.id === id);
      if (!command || !event.clipboardData || belongsElsewhere(event.target) || hasSelectedText()) return;
      const text = copySelection(store.getState().text, names);
      event.clipboardData.setData('text/plain', text);
      event.preventDefault();
      keepCopied(text);
      if (id === 'cut') command.run();
    };
    const onPaste = (event: ClipboardEvent) => {
      const { commandsFor, targetNow, world } = latest.current;
      const target = targetNow();
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (text === '' || belongsElsewhere(event.target) || !commandsFor(target).some(({ id }) => id === 'paste'))
        return;
      event.preventDefault();
      world.paste(text, placeBehindChosen(target, store.getState().text));
    };
    window.addEventListener('keydown', onKeyDown);
    document.addEventListener('copy', onCopy);
    document.addEventListener('cut', onCopy);
    document.addEventListener('paste', onPaste);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      document.removeEventListener('copy', onCopy);
      document.removeEventListener('cut', onCopy);
      document.removeEventListener('paste', onPaste);
    };
  }, [store]);
}

const ELSEWHERE =
  'input, textarea, [contenteditable="true"], [role="menu"], [role="dialog"], [role="alertdialog"], .cm-editor';

function belongsElsewhere(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(ELSEWHERE) !== null;
}

function hasSelectedText(): boolean {
  return (window.getSelection()?.toString() ?? '') !== '';
}
