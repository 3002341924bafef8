/** The commands for steps, in the order of the menus. */

import {
  ArrowDown,
  ArrowUp,
  ClipboardPaste,
  Copy,
  CopyPlus,
  GitFork,
  Group,
  ListTree,
  Plus,
  Power,
  Repeat,
  Scissors,
  Split,
  StickyNote,
  Trash2,
  Ungroup,
} from 'lucide-react';
import { readable } from '#components/designer/editor/expression-scope.ts';
import { describeAction } from '#core/actions/index.ts';
import { branchesOf } from '#core/definition/branches.ts';
import { addNote } from '#core/definition/edits/add-note.ts';
import { copySelection } from '#core/definition/edits/copy-selection.ts';
import { cutSelection } from '#core/definition/edits/cut-selection.ts';
import { duplicateActions } from '#core/definition/edits/duplicate-actions.ts';
import { setDisabled } from '#core/definition/edits/set-disabled.ts';
import { unwrapAction } from '#core/definition/edits/unwrap-action.ts';
import { wrapActions } from '#core/definition/edits/wrap-actions.ts';
import { isDisabled } from '#core/definition/is-disabled.ts';
import { uniqueName } from '#core/definition/unique-name.ts';
import { readClipboard, writeClipboard } from './clipboard.ts';
import type { CommandRow, CommandTarget, CommandWorld } from './command.ts';
import { placeAbove, placeBehind, placeBehindChosen, placeBelow, placeBeside } from './places.ts';
import { requestRemoval } from './request-removal.ts';
import { subject } from './subject.ts';

export const STEP_COMMANDS: readonly CommandRow[] = [
  addRow({ id: 'add-behind', title: 'Add a step after', icon: Plus, keys: 'a', place: placeBehind }),
  addRow({ id: 'add-beside', title: 'Add a parallel branch', icon: GitFork, keys: 'shift+a', place: placeBeside }),
  {
    id: 'cut',
    title: () => 'Cut',
    icon: Scissors,
    keys: 'mod+x',
    group: 'edit',
    applies: hasActions,
    async run(target, { edit, store }) {
      const { clipboardText } = cutSelection(store.getState().text, namesOf(target));
      await writeClipboard(clipboardText);
      const apply = (text: string) => cutSelection(text, namesOf(target)).text;
      if (edit({ title: `Cut ${subject(target)}`, apply })) store.getState().actions.select(null);
    },
  },
  {
    id: 'copy',
    title: () => 'Copy',
    icon: Copy,
    keys: 'mod+c',
    group: 'edit',
    applies: hasActions,
    run: (target, { store }) => writeClipboard(copySelection(store.getState().text, namesOf(target))),
  },
  {
    id: 'paste',
    title: ({ actions }) => (actions.length > 0 ? 'Paste after' : 'Paste at the end'),
    icon: ClipboardPaste,
    keys: 'mod+v',
    group: 'edit',
    applies: ({ trigger }) => trigger === undefined,
    async run(target, { paste, store }) {
      const clipboard = (await readClipboard()) ?? '';
      paste(clipboard, placeBehindChosen(target, store.getState().text));
    },
  },
  {
    id: 'duplicate',
    title: () => 'Duplicate',
    icon: CopyPlus,
    keys: 'mod+d',
    group: 'edit',
    applies: hasActions,
    run(target, { edit, store }) {
      let copies: readonly string[] = [];
      const apply = (text: string) => {
        const duplicated = duplicateActions(text, namesOf(target));
        copies = duplicated.names;
        return duplicated.text;
      };
      if (edit({ title: `Duplicate ${subject(target)}`, apply })) store.getState().actions.mark(copies);
    },
  },
  {
    id: 'delete',
    title: () => 'Delete',
    icon: Trash2,
    keys: 'delete',
    group: 'edit',
    isDestructive: true,
    applies: ({ actions, trigger }) => actions.length > 0 || trigger !== undefined,
    run: requestRemoval,
  },
  moveRow({ id: 'move-up', title: 'Move up', icon: ArrowUp, keys: 'alt+arrowup', place: placeAbove }),
  moveRow({ id: 'move-down', title: 'Move down', icon: ArrowDown, keys: 'alt+arrowdown', place: placeBelow }),
  {
    id: 'disable',
    title: ({ actions }) => (actions.every(({ action }) => isDisabled(action)) ? 'Switch on' : 'Switch off'),
    icon: Power,
    keys: 'mod+/',
    group: 'move',
    applies: hasActions,
    run(target, { edit }) {
      const disabled = !target.actions.every(({ action }) => isDisabled(action));
      const title = `Switch ${disabled ? 'off' : 'on'} ${subject(target)}`;
      edit({ title, apply: (text) => setDisabled(text, { names: namesOf(target), disabled }) });
    },
  },
  {
    id: 'note',
    title: () => 'Add a note',
    icon: StickyNote,
    group: 'move',
    applies: ({ actions }) => actions.length === 1,
    run({ actions: [step] }, { edit }) {
      if (!step) return;
      const note = { id: crypto.randomUUID(), content: '', position: NOTE_BESIDE, step: step.name };
      edit({ title: `Add a note to ${readable(step.name)}`, apply: (text) => addNote(text, note) });
    },
  },
  wrapRow({ type: 'Scope', title: 'Wrap in a scope', icon: Group }),
  wrapRow({ type: 'If', title: 'Wrap in a condition', icon: Split }),
  wrapRow({ type: 'Foreach', title: 'Wrap in a loop over items', icon: ListTree }),
  wrapRow({ type: 'Until', title: 'Wrap in a loop until a condition', icon: Repeat }),
  {
    id: 'unwrap',
    title: () => 'Take the container away',
    icon: Ungroup,
    group: 'wrap',
    applies: ({ actions: [step, ...others] }) => !!step && others.length === 0 && branchesOf(step.action).length > 0,
    run({ actions: [step] }, { edit }) {
      if (!step) return;
      const apply = (text: string) => unwrapAction(text, { name: step.name });
      edit({ title: `Take away ${readable(step.name)}, keep what it holds`, apply });
    },
  },
];

/** Right of the card. */
const NOTE_BESIDE = { x: 264, y: 0 };

export const STEP_COMMAND_KEYS: ReadonlySet<string> = new Set(STEP_COMMANDS.flatMap(({ keys }) => keys ?? []));

type AddRow = Pick<CommandRow, 'id' | 'icon'> & { title: string; keys: string; place: typeof placeBehind };

function addRow({ place, title, ...row }: AddRow): CommandRow {
  return {
    ...row,
    title: () => title,
    group: 'add',
    applies: ({ actions }) => actions.length === 1,
    run({ actions: [step], root }, { store }) {
      if (step) store.getState().actions.askAdding({ place: place({ root }, step), beside: step.name });
    },
  };
}

type MoveRow = Pick<CommandRow, 'id' | 'icon'> & { title: string; keys: string; place: typeof placeAbove };

function moveRow({ id, title, icon, keys, place }: MoveRow): CommandRow {
  return {
    id,
    title: () => title,
    icon,
    keys,
    group: 'move',
    applies: ({ actions: [step, ...others], root }) =>
      !!step && others.length === 0 && place({ root }, step) !== undefined,
    run({ actions: [step], root }, { move }) {
      const to = step && place({ root }, step);
      if (to) move([step.name], to);
    },
  };
}

type WrapRow = Pick<CommandRow, 'icon'> & { type: string; title: string };

function wrapRow({ type, title, icon }: WrapRow): CommandRow {
  return {
    id: `wrap-${type.toLowerCase()}`,
    title: () => title,
    icon,
    group: 'wrap',
    applies: hasActions,
    run: (target, world) => wrap(type, target, world),
  };
}

function wrap(type: string, target: CommandTarget, { edit, store }: CommandWorld): void {
  const operation = describeAction({ type });
  if (!operation) return;
  const name = uniqueName(target.definition, operation.title);
  const container = operation.create(name);
  const apply = (text: string) => wrapActions(text, { names: namesOf(target), name, container });
  const title = `Wrap ${subject(target)} in ${readable(name)}`;
  if (edit({ title, apply })) store.getState().actions.select({ kind: 'action', name });
}

function hasActions({ actions }: CommandTarget): boolean {
  return actions.length > 0;
}

function namesOf({ actions }: CommandTarget): string[] {
  return actions.map(({ name }) => name);
}
