'use client';

/** A recurrence in words, and when it will fire next, on the clock of its own zone. */

import { useEffect, useState } from 'react';
import { fullTime } from '#components/shell/format-time.ts';
import { recurrenceSchema } from '#core/definition/recurrence-shape.ts';
import type { Recurrence } from '#core/definition/types.ts';
import type { Value } from '#core/json/value.ts';
import { describeRecurrence } from '#core/schedules/describe-recurrence.ts';
import { type NextFires, nextFires } from './next-fires.ts';

export function RecurrencePreview({ value }: { value: Value }) {
  // The time of the visit: known in the browser only, so that server and browser draw the same first.
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => setNow(Date.now()), []);
  const preview = now === null ? null : previewOf(value, now);
  if (!preview) return null;
  const { sentence, zone, fires } = preview;
  return (
    <section aria-label="When it fires" className="rounded-lg bg-muted p-3 text-xs">
      <p className="font-medium">{sentence}</p>
      {fires.length === 0 ? (
        <p className="mt-2 text-muted-foreground">It never fires again.</p>
      ) : (
        <>
          <p className="mt-2 text-muted-foreground">Next, when it is published now ({zone}):</p>
          <ol className="mt-1 space-y-0.5 tabular-nums">
            {fires.map(({ at, text }) => (
              <li key={at} title={`Here: ${fullTime(at)}`}>
                {text}
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

/** Null while the recurrence is incomplete or wrong: the problems of the step say what is missing. */
function previewOf(value: Value, now: number): (NextFires & { sentence: string }) | null {
  const parsed = recurrenceSchema.safeParse(value);
  if (!parsed.success) return null;
  try {
    const recurrence: Recurrence = parsed.data as Recurrence;
    return { sentence: describeRecurrence(recurrence), ...nextFires(recurrence, now) };
  } catch {
    return null;
  }
}
