'use client';

/** Every iteration of a loop as a dot in the colour of its status; a click shows it. */

import { useState } from 'react';
import { cn } from '#components/ui/class-names.ts';
import { Input } from '#components/ui/input.tsx';
import { Label } from '#components/ui/label.tsx';
import { STATUS_LOOKS } from '#components/ui/status-looks.ts';
import { Switch } from '#components/ui/switch.tsx';
import type { LoopState } from './use-loops.ts';

const SHOWN = 200;

export function IterationDots({ loop, onChoose }: { loop: LoopState; onChoose(index: number): void }) {
  const [isFailedOnly, setFailedOnly] = useState(false);
  const { total, chosen } = loop;
  const shown = isFailedOnly ? loop.failed : aroundChosen(loop);
  const jump = (text: string) => {
    const number = Number(text);
    if (Number.isInteger(number) && number >= 1 && number <= total) onChoose(number - 1);
  };
  return (
    <div className="space-y-2">
      <Label className="flex items-center justify-between gap-2 font-normal text-xs">
        <span className="text-muted-foreground">Iteration, 1 to {total}</span>
        <Input
          type="number"
          min={1}
          max={total}
          defaultValue={chosen + 1}
          onChange={(event) => jump(event.target.value)}
          className="h-7 w-20 text-xs"
        />
      </Label>
      {loop.failed.length > 0 && (
        <Label className="flex items-center justify-between gap-2 font-normal text-xs">
          <span className="text-muted-foreground">Only those that failed</span>
          <Switch checked={isFailedOnly} onCheckedChange={setFailedOnly} />
        </Label>
      )}
      <div className="flex max-h-48 flex-wrap gap-1 overflow-y-auto p-0.5">
        {shown.map(({ index, status }) => {
          const look = STATUS_LOOKS[status];
          const label = `Iteration ${index + 1}: ${look.word}`;
          return (
            <button
              key={index}
              type="button"
              aria-label={label}
              title={label}
              aria-pressed={index === chosen}
              onClick={() => onChoose(index)}
              className={cn(
                'grid size-5 place-items-center rounded-sm',
                look.soft,
                look.text,
                index === chosen && 'ring-2 ring-primary',
              )}
            >
              <look.icon className="size-3.5" aria-hidden="true" />
            </button>
          );
        })}
      </div>
      {!isFailedOnly && total > shown.length && (
        <p className="text-muted-foreground text-xs">
          {shown.length} of {total} shown; type a number to go to another.
        </p>
      )}
    </div>
  );
}

/** The group of iterations that the chosen one is in. */
function aroundChosen({ iterations, chosen }: LoopState): LoopState['iterations'] {
  const start = Math.max(0, Math.floor((chosen - (iterations[0]?.index ?? 0)) / SHOWN) * SHOWN);
  return iterations.slice(start, start + SHOWN);
}
