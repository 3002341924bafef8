'use client';

/** The searchable list of operations that opens at a "+". */

import { useRef, useState } from 'react';
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
import type { Place } from '#core/definition/place.ts';
import type { AddRequest } from './add-request.ts';
import { matchOperation, operationGroups } from './operation-groups.ts';
import { OperationIcon } from './operation-icon.tsx';

export type OperationPickerProps = {
  /** Null while the picker is closed. */
  request: AddRequest | null;
  onClose(): void;
  onAddAction(operation: OperationDescription, place: Place): void;
  onAddTrigger(operation: TriggerDescription): void;
};

export function OperationPicker({ request, onClose, onAddAction, onAddTrigger }: OperationPickerProps) {
  const anchor = useRef<HTMLElement | null>(null);
  // The popover closes with an animation and must not jump meanwhile.
  if (request) anchor.current = request.button;
  const close = (isOpen: boolean) => {
    if (!isOpen) onClose();
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
          anchor.current?.focus({ preventScroll: true });
        }}
      >
        {request?.target.kind === 'trigger' && <TriggerList onPick={onAddTrigger} />}
        {request?.target.kind === 'action' && <ActionList place={request.target.place} onPick={onAddAction} />}
      </PopoverContent>
    </Popover>
  );
}

function ActionList({ place, onPick }: { place: Place; onPick: OperationPickerProps['onAddAction'] }) {
  const [isParallel, setParallel] = useState(false);
  const canBranch = place.before.length > 0;
  const target = isParallel ? { ...place, before: [] } : place;
  return (
    <>
      <OperationList operations={ACTIONS} noun="actions" onPick={(operation) => onPick(operation, target)} />
      {canBranch && (
        <Label className="flex h-10 items-center justify-between border-border border-t px-3 font-normal text-xs">
          As a parallel branch
          <Switch checked={isParallel} onCheckedChange={setParallel} />
        </Label>
      )}
    </>
  );
}

function TriggerList({ onPick }: { onPick: OperationPickerProps['onAddTrigger'] }) {
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
