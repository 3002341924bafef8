'use client';

/** The searchable list of operations that opens at a "+". */

import { ClipboardPaste } from 'lucide-react';
import { useRef, useState } from 'react';
import { readClipboard } from '#components/designer/commands/clipboard.ts';
import { Button } from '#components/ui/button.tsx';
import {
  Command,
  CommandEmpty,
  CommandGroup,
  CommandInput,
  CommandItem,
  CommandList,
} from '#components/ui/command.tsx';
import { Label } from '#components/ui/label.tsx';
import { Popover, PopoverAnchor, PopoverContent } from '#components/ui/popover.tsx';
import { Switch } from '#components/ui/switch.tsx';
import type { OperationDescription, TriggerDescription } from '#core/actions/define-action.ts';
import { ACTIONS, TRIGGERS } from '#core/actions/index.ts';
import { parallelTo } from '#core/definition/edits/places.ts';
import type { Place } from '#core/definition/place.ts';
import type { AddRequest } from './add-request.ts';
import { focusNode } from './focus-node.ts';
import { matchOperation, operationGroups } from './operation-groups.ts';
import { OperationIcon } from './operation-icon.tsx';

export type OperationPickerProps = {
  /** Null while the picker is closed. */
  request: AddRequest | null;
  onClose(): void;
  /** Each gives the id of the new node, which then gets the focus. */
  onAddAction(operation: OperationDescription, place: Place): string | undefined;
  onAddTrigger(operation: TriggerDescription): string | undefined;
  /** Puts the steps of the clipboard at a place. */
  onPaste(clipboard: string, place: Place): void;
};

export function OperationPicker({ request, onClose, onAddAction, onAddTrigger, onPaste }: OperationPickerProps) {
  const anchor = useRef<HTMLElement | null>(null);
  const added = useRef<string | undefined>(undefined);
  // The popover closes with an animation and must not jump meanwhile.
  if (request) anchor.current = request.button;
  const close = (isOpen: boolean) => {
    if (!isOpen) onClose();
  };
  const addStep = (operation: OperationDescription, place: Place) => {
    added.current = onAddAction(operation, place);
  };
  const addTrigger = (operation: TriggerDescription) => {
    added.current = onAddTrigger(operation);
  };
  const pasteAt = async (place: Place) => {
    const clipboard = await readClipboard();
    onClose();
    onPaste(clipboard ?? '', place);
  };
  return (
    <Popover open={request !== null} onOpenChange={close}>
      <PopoverAnchor virtualRef={anchor as React.RefObject<HTMLElement>} />
      <PopoverContent
        side="right"
        align="start"
        aria-label="Add a step"
        className="w-80 p-0"
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          // It closes with an animation, during which a person may have turned to something else.
          if (document.activeElement === document.body) {
            if (added.current === undefined) anchor.current?.focus({ preventScroll: true });
            else focusNode(document.body, added.current);
          }
          added.current = undefined;
        }}
      >
        {request?.target.kind === 'trigger' && <TriggerList onPick={addTrigger} />}
        {request?.target.kind === 'action' && (
          <ActionList place={request.target.place} onPick={addStep} onPaste={pasteAt} />
        )}
      </PopoverContent>
    </Popover>
  );
}

type ActionListProps = {
  place: Place;
  onPick(operation: OperationDescription, place: Place): void;
  onPaste(place: Place): void;
};

function ActionList({ place, onPick, onPaste }: ActionListProps) {
  const [isParallel, setParallel] = useState(false);
  const canBranch = place.before.length > 0;
  const target = isParallel ? parallelTo(place) : place;
  return (
    <>
      <OperationList operations={ACTIONS} noun="actions" onPick={(operation) => onPick(operation, target)} />
      <div className="flex h-10 items-center justify-between gap-2 border-border border-t px-1.5">
        <Button variant="ghost" size="sm" className="text-xs" onClick={() => onPaste(target)}>
          <ClipboardPaste aria-hidden="true" /> Paste here
        </Button>
        {canBranch && (
          <Label className="gap-2 pr-1.5 font-normal text-xs">
            As a parallel branch
            <Switch checked={isParallel} onCheckedChange={setParallel} />
          </Label>
        )}
      </div>
    </>
  );
}

function TriggerList({ onPick }: { onPick(operation: TriggerDescription): void }) {
  return <OperationList operations={TRIGGERS} noun="triggers" onPick={onPick} />;
}

type Listed = Pick<OperationDescription, 'id' | 'type' | 'title' | 'summary' | 'group' | 'icon'>;

type OperationListProps<T extends Listed> = { operations: readonly T[]; noun: string; onPick(operation: T): void };

function OperationList<T extends Listed>({ operations, noun, onPick }: OperationListProps<T>) {
  return (
    <Command filter={matchOperation} label={`Search ${noun}`}>
      <CommandInput placeholder={`Search ${noun}`} />
      <CommandList className="max-h-[22rem]">
        <CommandEmpty>Nothing of that name.</CommandEmpty>
        {operationGroups(operations).map(({ group, operations: members }) => (
          <CommandGroup key={group} heading={group}>
            {members.map((operation) => (
              <CommandItem
                key={operation.id}
                value={operation.id}
                keywords={[operation.title, operation.type, operation.summary]}
                onSelect={() => onPick(operation)}
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
        ))}
      </CommandList>
    </Command>
  );
}
