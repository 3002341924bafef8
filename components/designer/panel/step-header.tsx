'use client';

/** Name, description and commands of the selected step. */

import { Ellipsis, Search, StickyNote } from 'lucide-react';
import { useState } from 'react';
import { OperationIcon } from '#components/designer/canvas/operation-icon.tsx';
import { CommandMenuItems } from '#components/designer/commands/command-menu-items.tsx';
import { useCommandWorld } from '#components/designer/commands/use-command-world.ts';
import { useStepCommands, useTargetOf } from '#components/designer/commands/use-commands.ts';
import { useDesignerActions, useIsStale } from '#components/designer/designer-context.tsx';
import { useTools } from '#components/designer/tool-context.tsx';
import { Button } from '#components/ui/button.tsx';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '#components/ui/dropdown-menu.tsx';
import { Textarea } from '#components/ui/textarea.tsx';
import { PanelHeader } from './panel-header.tsx';
import { StepName } from './step-name.tsx';
import type { Step } from './use-step.ts';
import { useStepEdits } from './use-step-edits.ts';

export function StepHeader({ step }: { step: Step }) {
  const { select } = useDesignerActions();
  const isStale = useIsStale();
  const { operation, selection } = step;
  const commands = useStepCommands(useTargetOf(selection), useCommandWorld());
  const { findUsages } = useTools();
  const [isDescribing, setDescribing] = useState(false);
  return (
    <>
      <PanelHeader onClose={() => select(null)}>
        <OperationIcon icon={operation?.icon ?? 'box'} group={operation?.group ?? 'Other'} />
        <StepName selection={selection} operation={operation?.title ?? String(step.value.type)} />
        <DropdownMenu>
          <DropdownMenuTrigger asChild>
            <Button variant="ghost" size="icon-sm" aria-label="Commands for this step" className="ml-auto">
              <Ellipsis />
            </Button>
          </DropdownMenuTrigger>
          <DropdownMenuContent align="end">
            <DropdownMenuItem onSelect={() => setDescribing(true)} disabled={isStale}>
              <StickyNote /> Describe
            </DropdownMenuItem>
            <DropdownMenuItem
              onSelect={() =>
                findUsages({ kind: selection.kind === 'trigger' ? 'trigger' : 'step', name: selection.name })
              }
            >
              <Search /> Find usages
            </DropdownMenuItem>
            <DropdownMenuSeparator />
            <CommandMenuItems commands={commands} />
          </DropdownMenuContent>
        </DropdownMenu>
      </PanelHeader>
      <StepDescription step={step} isOpen={isDescribing} onClose={() => setDescribing(false)} />
    </>
  );
}

/** Shown when there is one, or when it is being written. */
function StepDescription({ step, isOpen, onClose }: { step: Step; isOpen: boolean; onClose(): void }) {
  const { setAt } = useStepEdits(step);
  const { closeEdit } = useDesignerActions();
  const isStale = useIsStale();
  const { description } = step.value;
  const text = typeof description === 'string' ? description : '';
  if (text === '' && !isOpen) return null;
  return (
    <div className="shrink-0 border-border border-b px-3 py-2">
      <Textarea
        aria-label="Description"
        placeholder="What this step is for"
        value={text}
        autoFocus={isOpen}
        disabled={isStale}
        rows={2}
        onChange={(event) => setAt('description', ['description'], event.target.value || undefined)}
        onBlur={() => {
          closeEdit();
          onClose();
        }}
        className="min-h-0 resize-y border-transparent bg-transparent px-1.5 py-1 text-xs shadow-none"
      />
    </div>
  );
}
