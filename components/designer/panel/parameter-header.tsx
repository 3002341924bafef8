'use client';

/** Name and type of a parameter, how often it is used, and how to be rid of it. */

import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { counted } from '#components/designer/canvas/step-label.ts';
import { useIsStale } from '#components/designer/designer-context.tsx';
import { useTools } from '#components/designer/tool-context.tsx';
import { Button } from '#components/ui/button.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { Input } from '#components/ui/input.tsx';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '#components/ui/select.tsx';
import type { ParameterDefinition } from '#core/definition/types.ts';
import { PARAMETER_TYPES } from '#core/validation/typed-values.ts';
import { useParameterEdits } from './use-parameter-edits.ts';

export type ParameterHeaderProps = {
  name: string;
  parameter: ParameterDefinition;
  /** How often it is named beside its declaration. */
  uses: number;
};

export function ParameterHeader({ name, parameter: { type }, uses }: ParameterHeaderProps) {
  const { setProperty } = useParameterEdits();
  const isStale = useIsStale();
  const known = PARAMETER_TYPES.find((each) => each.toLowerCase() === type.toLowerCase());
  return (
    <div className="flex items-center gap-2">
      <ParameterName name={name} />
      <UsesButton name={name} uses={uses} />
      <Select value={known ?? ''} onValueChange={(chosen) => setProperty(name, 'type', chosen)} disabled={isStale}>
        <SelectTrigger aria-label={`Type of ${name}`} className="h-7 w-28 shrink-0 text-xs">
          <SelectValue placeholder={type} />
        </SelectTrigger>
        <SelectContent>
          {PARAMETER_TYPES.map((each) => (
            <SelectItem key={each} value={each}>
              {each}
            </SelectItem>
          ))}
        </SelectContent>
      </Select>
      <RemoveButton name={name} uses={uses} />
    </div>
  );
}

/** Asks when something would be left without it. */
function RemoveButton({ name, uses }: { name: string; uses: number }) {
  const { remove } = useParameterEdits();
  const isStale = useIsStale();
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button
        variant="ghost"
        size="icon-sm"
        aria-label={`Remove ${name}`}
        disabled={isStale}
        onClick={() => (uses > 0 ? setAsking(true) : remove(name))}
      >
        <Trash2 />
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={`Remove the parameter ${name}?`}
        confirm="Remove"
        onConfirm={() => remove(name)}
        onClose={() => setAsking(false)}
      >
        {counted(uses, 'place')} in the flow {uses === 1 ? 'names' : 'name'} it and will show as a problem. Undo brings
        it back.
      </ConfirmDialog>
    </>
  );
}

function UsesButton({ name, uses }: { name: string; uses: number }) {
  const { findUsages } = useTools();
  return (
    <Button
      variant="ghost"
      size="sm"
      className="shrink-0 px-1.5 font-normal text-muted-foreground tabular-nums"
      aria-label={`Usages of ${name}: ${uses}`}
      onClick={() => findUsages({ kind: 'parameter', name })}
    >
      {uses === 0 ? 'unused' : counted(uses, 'use')}
    </Button>
  );
}

/** Changed in place; everything that names it follows. */
function ParameterName({ name }: { name: string }) {
  const { rename } = useParameterEdits();
  const isStale = useIsStale();
  const [draft, setDraft] = useState<string | null>(null);
  const commit = () => {
    const newName = (draft ?? name).trim();
    if (newName !== name && newName !== '') rename(name, newName);
    setDraft(null);
  };
  return (
    <Input
      aria-label={`Name of the parameter ${name}`}
      value={draft ?? name}
      disabled={isStale}
      spellCheck={false}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') setDraft(null);
      }}
      className="h-7 min-w-0 flex-1 border-transparent bg-transparent px-1.5 font-mono text-xs shadow-none"
    />
  );
}
