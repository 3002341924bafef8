import { z } from 'zod';
import { defineAction } from './define-action.ts';
import { required } from './input-schemas.ts';
import { NO_OUTPUTS } from './output-schemas.ts';

/** Wait up to a point in time (WDL reference 5). */
export const delayUntil = defineAction({
  id: 'DelayUntil',
  type: 'Wait',
  title: 'Delay until',
  group: 'Schedule',
  icon: 'calendar-clock',
  summary: 'Wait until a date and time.',
  docs: 'A time in the past is no wait. The run waits without holding anything, also over restarts.',
  inputsSchema: z.looseObject({ until: z.looseObject({ timestamp: required('The timestamp') }) }),
  form: [
    {
      path: ['inputs', 'until', 'timestamp'],
      label: 'Timestamp',
      control: 'dateTime',
      required: true,
      placeholder: '2030-01-31T08:00:00Z',
    },
  ],
  settings: ['trackedProperties'],
  outputs: NO_OUTPUTS,
  create: () => ({ type: 'Wait', inputs: { until: { timestamp: '' } }, runAfter: {} }),
});
