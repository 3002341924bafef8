'use client';

/** The numbers of a rule, as its kind has them. */

import type { AlertCondition } from '#core/api/alerts.ts';
import { NumberField } from './fields.tsx';

type Field = { name: string; label: string; min: number; max: number; step?: number | 'any' };

const MINUTES: Field = { name: 'minutes', label: 'In the last (minutes)', min: 1, max: 44_640 };
const MINIMUM: Field = { name: 'minimum', label: 'Of at least (runs)', min: 1, max: 1_000_000 };
const FIELDS: { readonly [kind in AlertCondition['kind']]: readonly Field[] } = {
  FailureRate: [{ name: 'percent', label: 'Share (percent)', min: 1, max: 100 }, MINUTES, MINIMUM],
  FailuresInARow: [{ name: 'count', label: 'How many', min: 1, max: 1_000 }],
  SlowRuns: [
    { name: 'seconds', label: 'Longer than (seconds)', min: 0.001, max: 86_400, step: 'any' },
    MINUTES,
    MINIMUM,
  ],
  NoSuccess: [{ ...MINUTES, label: 'For (minutes)' }],
  ScheduleMissed: [],
  DeadLetters: [{ name: 'count', label: 'How many', min: 1, max: 1_000_000 }],
  RunsWaiting: [{ ...MINUTES, label: 'For (minutes)' }],
  NoWorker: [{ ...MINUTES, label: 'For (minutes)' }],
};

export type ConditionFieldsProps = { condition: AlertCondition; onChange(condition: AlertCondition): void };

export function ConditionFields({ condition, onChange }: ConditionFieldsProps) {
  const values: { [name: string]: unknown } = condition;
  return FIELDS[condition.kind].map(({ name, ...field }) => (
    <NumberField
      key={name}
      {...field}
      value={Number(values[name])}
      onChange={(value) => onChange({ ...condition, [name]: value })}
    />
  ));
}
