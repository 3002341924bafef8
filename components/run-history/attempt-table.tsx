/** Every call that was made for a step: when, how long, and how it went. */

import { StatusIcon } from '#components/ui/status-badge.tsx';
import type { RecordSummaryJson } from '#core/api/runs.ts';
import { durationText } from '#core/runs/duration-text.ts';

type Attempt = RecordSummaryJson['attempts'][number];

const TIME = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

export function AttemptTable({ attempts }: { attempts: readonly Attempt[] }) {
  return (
    <section aria-label="Attempts">
      <h3 className="mb-1.5 font-medium text-xs">Attempts</h3>
      <ol className="divide-y divide-border rounded-lg border border-border text-xs">
        {attempts.map((attempt) => (
          <li key={`${attempt.attempt} ${attempt.purpose} ${attempt.startedAt}`} className="px-2.5 py-1.5">
            <div className="flex items-center gap-2 tabular-nums">
              <StatusIcon status={attempt.status} className="size-3.5" />
              <span className="font-medium">{attempt.purpose === 'poll' ? 'Look' : `Try ${attempt.attempt}`}</span>
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
          </li>
        ))}
      </ol>
    </section>
  );
}
