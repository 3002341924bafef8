'use client';

/** Ctrl+K: finds a step, a command, or an action to add. */

import { matchOperation } from '#components/designer/canvas/operation-groups.ts';
import { OperationIcon } from '#components/designer/canvas/operation-icon.tsx';
import type { StepFaces } from '#components/designer/canvas/step-faces.ts';
import { type Command, keysText } from '#components/designer/commands/command.ts';
import { readable } from '#components/designer/editor/expression-scope.ts';
import type { Selection } from '#components/designer/store.ts';
import {
  CommandEmpty,
  CommandGroup,
  CommandInput,
  CommandItem,
  CommandList,
  Command as CommandRoot,
} from '#components/ui/command.tsx';
import { Dialog, DialogContent, DialogTitle } from '#components/ui/dialog.tsx';
import { isMac } from '#components/ui/is-mac.ts';
import type { OperationDescription } from '#core/actions/define-action.ts';
import { ACTIONS } from '#core/actions/index.ts';
import type { WorkflowDefinition } from '#core/definition/types.ts';
import { walkActions } from '#core/definition/walk.ts';

export type CommandPaletteProps = {
  isOpen: boolean;
  onClose(): void;
  definition: WorkflowDefinition;
  faces: StepFaces;
  commands: readonly Command[];
  /** Absent while nothing can be added. */
  onAdd?: ((operation: OperationDescription) => void) | undefined;
  onGo(step: Selection): void;
};

export function CommandPalette(props: CommandPaletteProps) {
  const { isOpen, onClose } = props;
  return (
    <Dialog open={isOpen} onOpenChange={(open) => open || onClose()}>
      <DialogContent
        className="top-[12vh] translate-y-0 gap-0 overflow-hidden p-0 sm:max-w-xl"
        aria-describedby={undefined}
      >
        <DialogTitle className="sr-only">Search steps, commands and actions</DialogTitle>
        <PaletteList {...props} />
      </DialogContent>
    </Dialog>
  );
}

function PaletteList({ onClose, definition, faces, commands, onAdd, onGo }: CommandPaletteProps) {
  const pick = (run: () => void) => () => {
    onClose();
    run();
  };
  return (
    <CommandRoot filter={matchOperation} label="Search steps, commands and actions">
      <CommandInput placeholder="Find a step, a command, an action to add…" />
      <CommandList className="max-h-[55vh]">
        <CommandEmpty>Nothing of that name.</CommandEmpty>
        <CommandGroup heading="Steps">
          {stepsOf(definition).map((step) => (
            <StepItem key={`${step.kind} ${step.name}`} step={step} faces={faces} onSelect={pick(() => onGo(step))} />
          ))}
        </CommandGroup>
        <CommandGroup heading="Commands">
          {commands.map(({ id, icon: Icon, title, keys, run }) => (
            <CommandItem key={id} value={`command ${id}`} keywords={[title]} onSelect={pick(run)} className="gap-2.5">
              <Icon className="size-4 text-muted-foreground" aria-hidden="true" />
              <span className="flex-1">{title}</span>
              {keys && <kbd className="text-muted-foreground text-xs">{keysText(keys, isMac())}</kbd>}
            </CommandItem>
          ))}
        </CommandGroup>
        {onAdd && (
          <CommandGroup heading="Add a step">
            {ACTIONS.map((operation) => (
              <CommandItem
                key={operation.id}
                value={`add ${operation.id}`}
                keywords={[operation.title, operation.type, `add ${operation.summary}`]}
                onSelect={pick(() => onAdd(operation))}
                className="gap-2.5"
              >
                <OperationIcon icon={operation.icon} group={operation.group} />
                <span className="min-w-0">
                  <span className="block font-medium text-[13px] leading-4">{operation.title}</span>
                  <span className="block truncate text-muted-foreground text-xs leading-4">{operation.summary}</span>
                </span>
              </CommandItem>
            ))}
          </CommandGroup>
        )}
      </CommandList>
    </CommandRoot>
  );
}

type StepItemProps = { step: Selection; faces: StepFaces; onSelect(): void };

function StepItem({ step, faces, onSelect }: StepItemProps) {
  const face = faces.faceOf(step.kind, step.name);
  return (
    <CommandItem
      value={`step ${step.kind} ${step.name}`}
      keywords={[readable(step.name), face.operation]}
      onSelect={onSelect}
      className="gap-2.5"
    >
      <OperationIcon icon={face.icon} group={face.group} />
      <span className="min-w-0 flex-1 truncate text-[13px]">{readable(step.name)}</span>
      <span className="text-muted-foreground text-xs">{face.operation}</span>
    </CommandItem>
  );
}

function stepsOf(definition: WorkflowDefinition): Selection[] {
  const triggers = Object.keys(definition.triggers ?? {}).map((name) => ({ kind: 'trigger', name }) as const);
  return [...triggers, ...walkActions(definition).map(({ name }) => ({ kind: 'action', name }) as const)];
}
