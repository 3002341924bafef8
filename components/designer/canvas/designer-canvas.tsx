'use client';

/** The canvas of the designer: what it shows and changes comes from the store. */

import { Search } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CommandTarget, CommandWorld } from '#components/designer/commands/command.ts';
import { placeBehindChosen } from '#components/designer/commands/places.ts';
import { useCommandKeys } from '#components/designer/commands/use-command-keys.ts';
import { useCommandWorld } from '#components/designer/commands/use-command-world.ts';
import {
  useAllCommands,
  useCommandTarget,
  useStepCommands,
  useTargetNow,
} from '#components/designer/commands/use-commands.ts';
import {
  useDesigner,
  useDesignerActions,
  useDesignerStore,
  useFlowLayout,
  useModelNow,
  useShownModel,
} from '#components/designer/designer-context.tsx';
import { FirstSteps } from '#components/designer/first-steps/first-steps.tsx';
import { NoteEditsProvider } from '#components/designer/notes/note-context.tsx';
import { useNotes } from '#components/designer/notes/use-notes.ts';
import { CommandPalette } from '#components/designer/palette/command-palette.tsx';
import { useGoToStep } from '#components/designer/palette/use-go-to-step.ts';
import { selectedPointer } from '#components/designer/selectors.ts';
import { toPointer } from '#core/definition/json-pointer.ts';
import { findAction } from '#core/definition/walk.ts';
import type { FlowLayout, Point } from '#core/layout/flow-layout.ts';
import type { AddRequest } from './add-request.ts';
import { isStep } from './canvas-elements.ts';
import { DragGhost } from './drag-ghost.tsx';
import { FlowCanvas } from './flow-canvas.tsx';
import { OperationPicker } from './operation-picker.tsx';
import { PaletteButton } from './palette-button.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { StaleNote } from './stale-note.tsx';
import { StepMenu } from './step-menu.tsx';
import { withTriggerPlaceholder } from './trigger-placeholder.ts';
import { useAdding } from './use-adding.ts';
import { useDesignerCanvasContext } from './use-designer-canvas-context.ts';
import { useStepDrag } from './use-step-drag.ts';

export function DesignerCanvas() {
  const model = useShownModel();
  const plainLayout = useFlowLayout();
  const layout = useMemo(() => withTriggerPlaceholder(plainLayout, model.root), [plainLayout, model.root]);
  const selection = useDesigner((state) => state.selection);
  const marked = useDesigner((state) => state.marked);
  const actions = useDesignerActions();
  const selectNothing = useCallback(() => actions.select(null), [actions]);
  const store = useDesignerStore();
  const world = useCommandWorld();
  const target = useCommandTarget();
  const [isSearching, setSearching] = useState(false);
  const commands = useCommands(target, world, () => setSearching(true));
  const host = useRef<HTMLElement>(null);
  const notes = useNotes(layout);
  const [request, setRequest] = useState<AddRequest | null>(null);
  useAddingBeside(setRequest);
  const [menuAt, setMenuAt] = useState<Point | null>(null);
  const adding = useAdding(() => setRequest(null));
  const stepDrag = useStepDrag({ host, layout, namesWith: useNamesWith(), onDrop: world.move });
  const { context, faces } = useDesignerCanvasContext({ onAdd: setRequest, onMenu: setMenuAt, stepDrag });
  const goTo = useGoToStep();
  useCommandKeys({ commandsFor: commands.allFor, targetNow: useTargetNow(), world });
  const markedIds = useMemo(() => idsOf(layout, marked), [layout, marked]);
  return (
    <NoteEditsProvider value={notes.edits}>
      <FlowCanvas
        layout={layout}
        selectedId={selection ? (selectedPointer(model, selection) ?? null) : null}
        markedIds={markedIds}
        notes={notes}
        host={host}
        context={context}
        onPaneClick={selectNothing}
        {...(!model.isStale && { onMarquee: actions.mark })}
        label="Canvas"
      >
        <SelectionBar count={marked.size} commands={commands.forSteps} onClear={selectNothing} />
        <OperationPicker request={request} onClose={() => setRequest(null)} {...adding} onPaste={world.paste} />
        <StepMenu at={menuAt} commands={commands.forSteps} onClose={() => setMenuAt(null)} />
        <PaletteButton onClick={() => setSearching(true)} />
        {model.isStale && <StaleNote />}
        <FirstSteps onAddTrigger={adding.onAddTrigger} />
      </FlowCanvas>
      <DragGhost store={stepDrag.drag} />
      <CommandPalette
        isOpen={isSearching}
        onClose={() => setSearching(false)}
        definition={model.definition}
        faces={faces}
        commands={isSearching ? commands.allFor(target).filter(({ id }) => id !== 'search') : []}
        onAdd={
          model.isStale
            ? undefined
            : (operation) => adding.onAddAction(operation, placeBehindChosen(target, store.getState().text))
        }
        onGo={goTo}
      />
    </NoteEditsProvider>
  );
}

const SEARCH = { id: 'search', title: 'Search', icon: Search, keys: 'mod+k', group: 'view' } as const;

function useCommands(target: CommandTarget, world: CommandWorld, onSearch: () => void) {
  const forSteps = useStepCommands(target, world);
  const commandsFor = useAllCommands(world);
  const allFor = (those: CommandTarget) => [...commandsFor(those), { ...SEARCH, run: onSearch }];
  return { forSteps, allFor };
}

/** Opens the picker at the card of a step when a command asks for it. */
function useAddingBeside(onAdd: (request: AddRequest) => void) {
  const adding = useDesigner((state) => state.adding);
  const { askAdding } = useDesignerActions();
  const { definition, root } = useShownModel();
  useEffect(() => {
    if (!adding) return;
    askAdding(null);
    const step = findAction(definition, adding.beside);
    const id = step && toPointer([...root, ...step.path]);
    const button =
      id === undefined ? null : document.querySelector<HTMLElement>(`[data-canvas-node="${CSS.escape(id)}"]`);
    if (button) onAdd({ target: { kind: 'action', place: adding.place }, button });
  }, [adding, askAdding, definition, root, onAdd]);
}

/** A step that is selected with others takes them along. */
function useNamesWith(): (name: string) => readonly string[] {
  const store = useDesignerStore();
  const modelNow = useModelNow();
  return useCallback(
    (name: string) => {
      const { marked } = store.getState();
      if (!marked.has(name)) return [name];
      const { definition } = modelNow();
      return [...marked].filter((each) => findAction(definition, each));
    },
    [store, modelNow],
  );
}

function idsOf(layout: FlowLayout, names: ReadonlySet<string>): ReadonlySet<string> {
  if (names.size === 0) return names;
  return new Set(layout.nodes.filter(({ kind, name }) => isStep(kind) && names.has(name)).map(({ id }) => id));
}
