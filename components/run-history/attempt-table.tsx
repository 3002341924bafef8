'use client';

/** Every call that was made for a step: when, how long, how it went, and what came back. */

import { ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import { StatusIcon } from '#components/ui/status-badge.tsx';
import type { RecordSummaryJson } from '#core/api/runs.ts';
import { durationText } from '#core/runs/duration-text.ts';
import { StepValues } from './step-values.tsx';

type Attempt = RecordSummaryJson['attempts'][number];

/** The step of a run whose answers are kept. */
export type AttemptsOf = { runId: string; action: string; repetition: string };

const TIME = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

/** The answer of the last one is the outputs of the step. Without `of` no answers are kept. */
export function AttemptTable({ attempts, of }: { attempts: readonly Attempt[]; of?: AttemptsOf }) {
  return (
    <section aria-label="Attempts">
      <h3 className="mb-1.5 font-medium text-xs">Attempts</h3>
      <ol className="divide-y divide-border rounded-lg border border-border text-xs">
        {attempts.map((attempt, index) => (
          <li key={`${attempt.attempt} ${attempt.purpose} ${attempt.startedAt}`} className="px-2.5 py-1.5">
            <div className="flex items-center gap-2 tabular-nums">
              <StatusIcon status={attempt.status} className="size-3.5" />
              <span className="font-medium">{nameOf(attempt)}</span>
              <span className="truncate">{attempt.code}</span>
              <span className="ml-auto text-muted-foreground" suppressHydrationWarning>
                {TIME.format(attempt.startedAt)}
              </span>
              <span className="w-16 text-right text-muted-foreground">
                {durationText(attempt.endedAt - attempt.startedAt)}
              </span>
            </div>
            {attempt.error && (
              <p className="mt-0.5 break-words pl-5.5 text-muted-foreground">{attempt.error.message}</p>
            )}
            {of && index < attempts.length - 1 && <Answer attempt={attempt} of={of} />}
          </li>
        ))}
      </ol>
    </section>
  );
}

function nameOf({ attempt, purpose }: Attempt): string {
  return purpose === 'poll' ? 'Look' : `Try ${attempt}`;
}

function Answer({ attempt, of: { runId, ...step } }: { attempt: Attempt; of: AttemptsOf }) {
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  return (
    <div className="pl-5.5">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        aria-label={`Answer of ${nameOf(attempt)}`}
        onClick={() => setIsOpen(!isOpen)}
        className="-ml-1 flex items-center gap-1 rounded px-1 py-0.5 font-medium text-primary hover:underline"
      >
        <ChevronRight aria-hidden="true" className={isOpen ? 'size-3 rotate-90' : 'size-3'} />
        Answer
      </button>
      <div id={id} className="mt-1">
        {isOpen && <StepValues runId={runId} of={{ ...step, attempt: attempt.attempt }} version="" />}
      </div>
    </div>
  );
}
