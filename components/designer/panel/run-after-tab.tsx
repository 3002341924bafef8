'use client';

/** Which steps this one waits for, and with which of their statuses it runs. */

import { Plus, Trash2 } from 'lucide-react';
import { useEdit, useModel } from '#components/designer/designer-context.tsx';
import { readable } from '#components/designer/editor/expression-scope.ts';
import { Button } from '#components/ui/button.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '#components/ui/dropdown-menu.tsx';
import { Label } from '#components/ui/label.tsx';
import { STATUS_LOOKS } from '#components/ui/status-looks.ts';
import { setRunAfter } from '#core/definition/edits/set-run-after.ts';
import { findAction } from '#core/definition/walk.ts';
import { RUN_AFTER_STATUSES, type RunAfterStatus } from '#core/runs/status.ts';
import { possiblePredecessors } from './possible-predecessors.ts';
import type { Step } from './use-step.ts';

export function RunAfterTab({ step }: { step: Step }) {
  const { name } = step.selection;
  const edit = useEdit();
  const { definition, isStale } = useModel();
  const located = findAction(definition, name);
  if (!located) return null;
  const entries = Object.entries(located.action.runAfter ?? {});
  const candidates = possiblePredecessors(located);
  const change = (predecessor: string, statuses: string[] | null) =>
    edit({
      title: `Change run after of ${readable(name)}`,
      apply: (text) => setRunAfter(text, { name, predecessor, statuses }),
    });
  return (
    <div className="space-y-3">
      <p className="text-muted-foreground text-xs">
        {entries.length === 0
          ? 'Waits for no other step: it starts when its container starts.'
          : 'Runs when every step below has ended with one of the statuses checked.'}
      </p>
      {entries.map(([predecessor, statuses]) => (
        <Predecessor
          key={predecessor}
          name={predecessor}
          statuses={statuses}
          isReadOnly={isStale}
          onChange={(changed) => change(predecessor, changed)}
          onRemove={() => change(predecessor, null)}
        />
      ))}
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" size="sm" disabled={candidates.length === 0 || isStale}>
            <Plus /> Wait for another step
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="start" className="max-h-80 overflow-y-auto">
          {candidates.map((candidate) => (
            <DropdownMenuItem key={candidate} onSelect={() => change(candidate, ['Succeeded'])}>
              {readable(candidate)}
            </DropdownMenuItem>
          ))}
        </DropdownMenuContent>
      </DropdownMenu>
    </div>
  );
}

type PredecessorProps = {
  name: string;
  statuses: string[];
  isReadOnly: boolean;
  onChange(statuses: RunAfterStatus[]): void;
  onRemove(): void;
};

function Predecessor({ name, statuses, isReadOnly, onChange, onRemove }: PredecessorProps) {
  const has = (status: RunAfterStatus) => statuses.some((given) => given.toLowerCase() === status.toLowerCase());
  const chosen = RUN_AFTER_STATUSES.filter(has);
  const toggle = (status: RunAfterStatus) =>
    onChange(RUN_AFTER_STATUSES.filter((each) => (each === status ? !has(each) : has(each))));
  return (
    <fieldset disabled={isReadOnly} className="rounded-lg border border-border bg-background p-3 pt-2">
      <div className="mb-2 flex items-center justify-between">
        <legend className="contents">
          <span className="truncate font-medium text-[13px]">{readable(name)}</span>
        </legend>
        <Button variant="ghost" size="icon-sm" aria-label={`Do not wait for ${readable(name)}`} onClick={onRemove}>
          <Trash2 />
        </Button>
      </div>
      <div className="grid grid-cols-2 gap-2">
        {RUN_AFTER_STATUSES.map((status) => (
          <Label key={status} className="flex items-center gap-2 font-normal text-xs">
            <Checkbox
              checked={has(status)}
              // A step that runs after no status would never run.
              disabled={has(status) && chosen.length === 1}
              onCheckedChange={() => toggle(status)}
            />
            {STATUS_LOOKS[status].word}
          </Label>
        ))}
      </div>
    </fieldset>
  );
}
