'use client';

/** The commands for what is selected now. */

import { useCallback, useMemo } from 'react';
import { useDesigner, useDesignerStore, useModelNow, useShownModel } from '#components/designer/designer-context.tsx';
import type { FlowModel } from '#components/designer/selectors.ts';
import type { Selection } from '#components/designer/store.ts';
import { walkActions } from '#core/definition/walk.ts';
import { CANVAS_COMMANDS } from './canvas-commands.ts';
import type { Command, CommandRow, CommandTarget, CommandWorld } from './command.ts';
import { STEP_COMMANDS } from './step-commands.ts';

type Chosen = { selection: Selection | null; marked: ReadonlySet<string> };

function targetOf({ definition, root }: FlowModel, { selection, marked }: Chosen): CommandTarget {
  const names = marked.size > 0 ? marked : new Set(selection?.kind === 'action' ? [selection.name] : []);
  const actions = names.size === 0 ? [] : walkActions(definition).filter(({ name }) => names.has(name));
  const trigger = marked.size === 0 && selection?.kind === 'trigger' ? selection.name : undefined;
  return { definition, root, actions, trigger };
}

/** What is selected. */
export function useCommandTarget(): CommandTarget {
  const model = useShownModel();
  const selection = useDesigner((state) => state.selection);
  const marked = useDesigner((state) => state.marked);
  return useMemo(() => targetOf(model, { selection, marked }), [model, selection, marked]);
}

/** A single step, whatever is selected. */
export function useTargetOf(selection: Selection): CommandTarget {
  const model = useShownModel();
  return useMemo(() => targetOf(model, { selection, marked: new Set() }), [model, selection]);
}

/** What is selected at the time of the call. */
export function useTargetNow(): () => CommandTarget {
  const modelNow = useModelNow();
  const store = useDesignerStore();
  return useCallback(() => targetOf(modelNow(), store.getState()), [modelNow, store]);
}

/** For steps; none while the text is broken. */
export function useStepCommands(target: CommandTarget, world: CommandWorld): Command[] {
  const { isStale } = useShownModel();
  return useMemo(() => (isStale ? [] : commandsFor(STEP_COMMANDS, target, world)), [isStale, target, world]);
}

/** Those for steps and those for the canvas as a whole. */
export function useAllCommands(world: CommandWorld): (target: CommandTarget) => Command[] {
  const { isStale } = useShownModel();
  const rows = isStale ? CANVAS_COMMANDS : ALL_COMMANDS;
  return useCallback((target: CommandTarget) => commandsFor(rows, target, world), [rows, world]);
}

const ALL_COMMANDS = [...STEP_COMMANDS, ...CANVAS_COMMANDS];

function commandsFor(rows: readonly CommandRow[], target: CommandTarget, world: CommandWorld): Command[] {
  return rows
    .filter((row) => row.applies(target))
    .map(({ title, run, applies: _, ...row }) => ({
      ...row,
      title: title(target),
      run: () => void run(target, world),
    }));
}
