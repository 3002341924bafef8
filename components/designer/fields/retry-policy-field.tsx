'use client';

/** When a failed call is tried again (WDL reference 11.1). */

import type { FormField } from '#core/actions/form-field.ts';
import { isObject } from '#core/json/objects.ts';
import type { FieldProps } from './field-props.ts';
import { ObjectForm } from './object-form.tsx';
import { ValueField } from './value-field.tsx';

const REPEATED = { path: ['type'], equals: ['fixed', 'exponential'] };
const GROWING = { path: ['type'], equals: ['exponential'] };

const FIELDS: readonly FormField[] = [
  {
    path: ['type'],
    label: 'Policy',
    control: 'choice',
    placeholder: 'Default: 4 retries, growing waits',
    choices: [
      { value: 'default', label: 'Default' },
      { value: 'none', label: 'No retries' },
      { value: 'fixed', label: 'Fixed waits' },
      { value: 'exponential', label: 'Growing waits' },
    ],
  },
  {
    path: ['count'],
    label: 'Retries',
    control: 'number',
    required: true,
    placeholder: '1 to 90',
    visibleWhen: REPEATED,
  },
  { path: ['interval'], label: 'Wait', control: 'duration', required: true, visibleWhen: REPEATED },
  { path: ['minimumInterval'], label: 'Shortest wait', control: 'duration', visibleWhen: GROWING },
  { path: ['maximumInterval'], label: 'Longest wait', control: 'duration', visibleWhen: GROWING },
];

export function RetryPolicyField(props: FieldProps) {
  if (props.value !== undefined && !isObject(props.value)) return <ValueField {...props} />;
  return <ObjectForm fields={FIELDS} value={props.value} set={props.set} />;
}
