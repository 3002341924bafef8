/** The commands for the canvas as a whole. */

import { ChevronsDownUp, ChevronsUpDown, Maximize, StickyNote, TextSelect } from 'lucide-react';
import { branchesOf } from '#core/definition/branches.ts';
import { addNote } from '#core/definition/edits/add-note.ts';
import { walkActions } from '#core/definition/walk.ts';
import type { CommandRow, CommandTarget } from './command.ts';

export const CANVAS_COMMANDS: readonly CommandRow[] = [
  {
    id: 'select-all',
    title: () => 'Select all steps',
    icon: TextSelect,
    keys: 'mod+a',
    group: 'view',
    applies: ({ definition }) => Object.keys(definition.actions ?? {}).length > 0,
    run: ({ definition }, { store }) => store.getState().actions.mark(Object.keys(definition.actions ?? {})),
  },
  {
    id: 'close-all',
    title: () => 'Close all containers',
    icon: ChevronsDownUp,
    group: 'view',
    applies: (target) => containers(target).length > 0,
    run: (target, { store }) => store.getState().actions.setCollapsed(containers(target)),
  },
  {
    id: 'open-all',
    title: () => 'Open all containers',
    icon: ChevronsUpDown,
    group: 'view',
    applies: (target) => containers(target).length > 0,
    run: (_, { store }) => store.getState().actions.setCollapsed([]),
  },
  {
    id: 'fit',
    title: () => 'Show the whole flow',
    icon: Maximize,
    group: 'view',
    applies: () => true,
    run: (_, { showAll }) => showAll(),
  },
  {
    id: 'free-note',
    title: () => 'Add a note to the canvas',
    icon: StickyNote,
    group: 'view',
    applies: () => true,
    run(_, { edit, noteCorner }) {
      const note = { id: crypto.randomUUID(), content: '', position: noteCorner() };
      edit({ title: 'Add a note', apply: (text) => addNote(text, note) });
    },
  },
];

function containers({ definition }: CommandTarget): string[] {
  return walkActions(definition)
    .filter(({ action }) => branchesOf(action).length > 0)
    .map(({ name }) => name);
}
