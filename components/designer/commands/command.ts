/** What a command of the canvas is: one row serves the menu of a step, the bar of a selection, the search and the keyboard. */

import type { LucideIcon } from 'lucide-react';
import type { DesignerStore, Edit } from '#components/designer/store.ts';
import type { Place } from '#core/definition/place.ts';
import type { LocatedAction } from '#core/definition/walk.ts';
import type { DefinitionAt } from './places.ts';

/** What commands work on: actions that are selected, or the trigger. */
export type CommandTarget = DefinitionAt & {
  trigger: string | undefined;
  /** In the order of the text. */
  actions: readonly LocatedAction[];
};

export type CommandWorld = {
  store: DesignerStore;
  /** Tells the person when the edit is impossible; answers whether it was applied. */
  edit(edit: Edit): boolean;
  /** Asks first when the move breaks something. */
  move(names: readonly string[], to: Place): void;
  paste(clipboard: string, to: Place): void;
  /** Brings the whole flow into view. */
  showAll(): void;
  /** Where a new note has room in view, in pixels of the canvas. */
  noteCorner(): { x: number; y: number };
};

export type CommandRow = {
  id: string;
  title(target: CommandTarget): string;
  icon: LucideIcon;
  /** As `mod+shift+k`; `mod` is Ctrl, or Command on a Mac. */
  keys?: string;
  /** Commands of one group stand together. */
  group: 'add' | 'edit' | 'move' | 'wrap' | 'view';
  isDestructive?: boolean;
  /** Whether it makes sense for the target. */
  applies(target: CommandTarget): boolean;
  run(target: CommandTarget, world: CommandWorld): void | Promise<void>;
};

/** A row for the target of the moment. */
export type Command = Pick<CommandRow, 'id' | 'icon' | 'keys' | 'group' | 'isDestructive'> & {
  title: string;
  run(): void;
};

/** `mod+shift+z` → `Ctrl+Shift+Z`, `⇧⌘Z` on a Mac. */
export function keysText(keys: string, isMac: boolean): string {
  const parts = keys.split('+').map((part) => {
    if (part === 'mod') return isMac ? '⌘' : 'Ctrl';
    if (part === 'shift') return isMac ? '⇧' : 'Shift';
    if (part === 'alt') return isMac ? '⌥' : 'Alt';
    return KEY_WORDS[part] ?? part.toUpperCase();
  });
  return parts.join(isMac ? '' : '+');
}

const KEY_WORDS: { [key: string]: string } = { delete: 'Del', arrowup: '↑', arrowdown: '↓' };

/** The keys of an event in the same form; Backspace is Delete, as keyboards without that key have it. */
export function keysOf(event: KeyboardEvent): string {
  const parts = [];
  if (event.ctrlKey || event.metaKey) parts.push('mod');
  if (event.altKey) parts.push('alt');
  if (event.shiftKey) parts.push('shift');
  const key = event.key.toLowerCase();
  return [...parts, key === 'backspace' ? 'delete' : key].join('+');
}
