'use client';

/** A recurrence in words, and when it will fire next. */

import { useEffect, useState } from 'react';
import { recurrenceSchema } from '#core/definition/recurrence-shape.ts';
import type { Recurrence } from '#core/definition/types.ts';
import type { Value } from '#core/json/value.ts';
import { describeRecurrence } from '#core/schedules/describe-recurrence.ts';
import { fireTimes } from '#core/schedules/fire-times.ts';

const COUNT = 5;

export function RecurrencePreview({ value }: { value: Value }) {
  // The time of the visit: known in the browser only, so that server and browser draw the same first.
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => setNow(Date.now()), []);
  const preview = now === null ? null : previewOf(value, now);
  if (!preview) return null;
  return (
    <div className="rounded-lg bg-muted p-3 text-xs">
      <p className="font-medium">{preview.sentence}</p>
      {preview.times.length > 0 && (
        <>
          <p className="mt-2 text-muted-foreground">Next, when it is published now:</p>
          <ol className="mt-1 space-y-0.5 tabular-nums">
            {preview.times.map((time) => (
              <li key={time}>
                {new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'medium' }).format(time)}
              </li>
            ))}
          </ol>
        </>
      )}
    </div>
  );
}

/** Null while the recurrence is incomplete or wrong: the problems of the step say what is missing. */
function previewOf(value: Value, now: number): { sentence: string; times: number[] } | null {
  const parsed = recurrenceSchema.safeParse(value);
  if (!parsed.success) return null;
  try {
    const recurrence: Recurrence = parsed.data as Recurrence;
    return {
      sentence: describeRecurrence(recurrence),
      times: fireTimes(recurrence, { after: now, enabledAt: now, count: COUNT }),
    };
  } catch {
    return null;
  }
}
