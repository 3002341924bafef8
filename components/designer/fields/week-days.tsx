'use client';

/** The days of the week on which a schedule fires. */

import { cn } from '#components/ui/class-names.ts';
import type { Value } from '#core/json/value.ts';
import { useFieldScope } from './field-scope.tsx';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

export function WeekDays({ value, set }: { value: Value | undefined; set(value: Value | undefined): void }) {
  const { isReadOnly } = useFieldScope();
  const given = value === undefined ? [] : Array.isArray(value) ? value : [value];
  const isChosen = (day: string) =>
    given.some((item) => typeof item === 'string' && item.toLowerCase() === day.toLowerCase());
  const toggle = (day: string) => {
    const days = DAYS.filter((each) => (each === day ? !isChosen(each) : isChosen(each)));
    set(days.length > 0 ? days : undefined);
  };
  return (
    <fieldset disabled={isReadOnly} className="space-y-1.5">
      <legend className="font-medium text-xs">On these days</legend>
      <div className="flex flex-wrap gap-1">
        {DAYS.map((day) => (
          <button
            key={day}
            type="button"
            aria-pressed={isChosen(day)}
            aria-label={day}
            onClick={() => toggle(day)}
            className={cn(
              'h-7 w-11 rounded-md border border-input bg-card text-xs hover:bg-accent',
              isChosen(day) && 'border-primary bg-primary-soft font-medium text-primary hover:bg-primary-soft',
            )}
          >
            {day.slice(0, 3)}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
