'use client';

/** Pages through the iterations of a loop, in the header of its frame. */

import { ChevronLeft, ChevronRight, CircleX } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { Popover, PopoverContent, PopoverTrigger } from '#components/ui/popover.tsx';
import { IterationDots } from './iteration-dots.tsx';
import type { LoopState } from './use-loops.ts';

export type IterationPagerProps = { loop: LoopState; onChoose(index: number): void };

export function IterationPager({ loop, onChoose }: IterationPagerProps) {
  const { name, chosen, total } = loop;
  const [failed] = loop.failed;
  return (
    <fieldset
      aria-label={`Iterations of ${name}`}
      className="pointer-events-auto nopan nodrag mr-1.5 flex shrink-0 items-center"
    >
      {failed && failed.index !== chosen && (
        <Step label={`First failed iteration, ${failed.index + 1}`} onStep={() => onChoose(failed.index)}>
          <CircleX className="text-status-failed" />
        </Step>
      )}
      <Step label="Previous iteration" isDisabled={chosen <= 0} onStep={() => onChoose(chosen - 1)}>
        <ChevronLeft />
      </Step>
      <Popover>
        <PopoverTrigger asChild>
          <Button
            variant="ghost"
            size="sm"
            className="h-6 min-w-12 px-1 tabular-nums"
            aria-label={`Iteration ${chosen + 1} of ${total}`}
          >
            {chosen + 1} / {total}
          </Button>
        </PopoverTrigger>
        <PopoverContent className="w-72">
          <IterationDots loop={loop} onChoose={onChoose} />
        </PopoverContent>
      </Popover>
      <Step label="Next iteration" isDisabled={chosen >= total - 1} onStep={() => onChoose(chosen + 1)}>
        <ChevronRight />
      </Step>
    </fieldset>
  );
}

type StepProps = { label: string; isDisabled?: boolean; onStep(): void; children: React.ReactNode };

function Step({ label, isDisabled = false, onStep, children }: StepProps) {
  return (
    <Button
      variant="ghost"
      size="icon-sm"
      className="size-6"
      aria-label={label}
      title={label}
      aria-disabled={isDisabled}
      onClick={() => !isDisabled && onStep()}
    >
      {children}
    </Button>
  );
}
