'use client';

/** From where a run is done again, each way with what it means. */

import { readable } from '#components/designer/editor/expression-scope.ts';
import { cn } from '#components/ui/class-names.ts';
import type { RunSummary } from '#core/api/runs.ts';
import { repetitionText } from '#core/runs/repetition-text.ts';
import { isRunEnded } from '#core/runs/status.ts';
import type { ReplayedStep } from './replayed-step.ts';

export type Beginning = 'Start' | 'FailedSteps' | 'Step';

export type BeginningChoiceProps = {
  run: RunSummary;
  step: ReplayedStep | undefined;
  value: Beginning;
  onChange(beginning: Beginning): void;
};

type Way = { beginning: Beginning; title: string; words: string; isOffered: boolean };

export function BeginningChoice({ run, step, value, onChange }: BeginningChoiceProps) {
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-medium text-sm">Begin</legend>
      {waysOf(run, step).map(({ beginning, title, words }) => (
        <label
          key={beginning}
          className={cn(
            'flex cursor-pointer flex-col rounded-lg border border-border px-3 py-2 transition-colors hover:bg-accent',
            'has-focus-visible:outline-2 has-focus-visible:outline-ring has-checked:border-primary has-checked:bg-primary-soft',
          )}
        >
          <input
            type="radio"
            name="beginning"
            checked={value === beginning}
            onChange={() => onChange(beginning)}
            className="sr-only"
          />
          <span className="font-medium text-sm">{title}</span>
          <span className="text-muted-foreground text-xs leading-4">{words}</span>
        </label>
      ))}
    </fieldset>
  );
}

function waysOf({ status }: RunSummary, step: ReplayedStep | undefined): Way[] {
  const hasEnded = isRunEnded(status);
  const pass = step?.repetition ? `, iteration ${repetitionText(step.repetition)}` : '';
  const ways: Way[] = [
    {
      beginning: 'Step',
      title: `With ${step ? readable(step.action) : 'a step'}${pass}`,
      words: 'It is done again with all that comes after it, and what failed elsewhere. The rest keeps its results.',
      isOffered: hasEnded && step !== undefined,
    },
    {
      beginning: 'FailedSteps',
      title: 'With the steps that failed',
      words: 'They are done again with what comes after them. Steps that ended well are not called again.',
      isOffered: hasEnded && status !== 'Succeeded',
    },
    {
      beginning: 'Start',
      title: 'At the start',
      words: 'Every step is done again, with what the trigger gave.',
      isOffered: true,
    },
  ];
  return ways.filter(({ isOffered }) => isOffered);
}
