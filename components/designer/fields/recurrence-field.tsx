'use client';

/** When a flow starts by itself: interval, days, times, zone; with a sentence and the next times (WDL reference 13). */

import type { FormField } from '#core/actions/form-field.ts';
import { isObject } from '#core/json/objects.ts';
import type { FieldProps } from './field-props.ts';
import { ListField } from './list-field.tsx';
import { ObjectForm } from './object-form.tsx';
import { RecurrencePreview } from './recurrence-preview.tsx';
import { TIME_ZONE_CHOICES } from './time-zone-choices.ts';
import { valueAt, withValueAt } from './value-at.ts';
import { ValueField } from './value-field.tsx';
import { WeekDays } from './week-days.tsx';

const FREQUENCIES = ['Second', 'Minute', 'Hour', 'Day', 'Week', 'Month'];

const FIELDS: readonly FormField[] = [
  { path: ['interval'], label: 'Every', control: 'number', required: true },
  {
    path: ['frequency'],
    label: 'Unit',
    control: 'choice',
    required: true,
    choices: FREQUENCIES.map((frequency) => ({ value: frequency, label: frequency })),
  },
  {
    path: ['timeZone'],
    label: 'Time zone',
    control: 'combobox',
    placeholder: 'UTC',
    choices: TIME_ZONE_CHOICES,
    help: 'With a zone, fixed times keep to the clock on the wall.',
  },
];

/** Times with a zone beside them are written without Z. */
function bounds(hasZone: boolean): FormField[] {
  const time: Pick<FormField, 'control' | 'hasZoneBeside'> = {
    control: 'dateTime',
    ...(hasZone && { hasZoneBeside: true }),
  };
  return [
    {
      path: ['startTime'],
      label: 'Start',
      ...time,
      help: 'Left empty: when the flow is published or enabled.',
    },
    { path: ['endTime'], label: 'End', ...time },
    { path: ['count'], label: 'Times in all', control: 'number', placeholder: 'No limit' },
  ];
}

export function RecurrenceField(props: FieldProps) {
  const { field, value = {}, set } = props;
  if (!isObject(value)) return <ValueField {...props} />;
  const frequency = valueAt(value, ['frequency']);
  const setAt = (path: string[], next: FieldProps['value']) => set(withValueAt(value, path, next));
  const isPlain = field.isPlain === true;
  const isByDay = !isPlain && (frequency === 'Day' || frequency === 'Week');
  return (
    <div className="space-y-3">
      <ObjectForm fields={FIELDS} value={value} set={set} />
      {!isPlain && frequency === 'Week' && (
        <WeekDays
          value={valueAt(value, ['schedule', 'weekDays'])}
          set={(days) => setAt(['schedule', 'weekDays'], days)}
        />
      )}
      {isByDay && (
        <div className="grid grid-cols-2 gap-2">
          <ListField
            label="At these hours"
            placeholder="8, 12, 17"
            range={{ least: 0, most: 23 }}
            value={valueAt(value, ['schedule', 'hours'])}
            set={(hours) => setAt(['schedule', 'hours'], hours)}
          />
          <ListField
            label="At these minutes"
            placeholder="0, 30"
            range={{ least: 0, most: 59 }}
            value={valueAt(value, ['schedule', 'minutes'])}
            set={(minutes) => setAt(['schedule', 'minutes'], minutes)}
          />
        </div>
      )}
      {!isPlain && frequency === 'Month' && (
        <ListField
          label="On these days of the month"
          placeholder="1, 15, -1"
          range={{ least: -31, most: 31 }}
          value={valueAt(value, ['schedule', 'monthDays'])}
          set={(days) => setAt(['schedule', 'monthDays'], days)}
        />
      )}
      <details className="text-xs">
        <summary className="cursor-pointer select-none font-medium">Start and end</summary>
        <div className="mt-2">
          <ObjectForm fields={bounds(valueAt(value, ['timeZone']) !== undefined)} value={value} set={set} />
        </div>
      </details>
      <RecurrencePreview value={value} />
    </div>
  );
}
