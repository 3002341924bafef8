import { z } from 'zod';
import { defineAction } from './define-action.ts';
import { oneOf, wholeNumber } from './input-schemas.ts';
import { NO_OUTPUTS } from './output-schemas.ts';

const UNITS = ['Second', 'Minute', 'Hour', 'Day', 'Week', 'Month'];

/** Wait for a length of time (WDL reference 5). */
export const delay = defineAction({
  id: 'Delay',
  type: 'Wait',
  title: 'Delay',
  group: 'Schedule',
  icon: 'hourglass',
  summary: 'Wait for a length of time.',
  docs: 'The run waits without holding anything, also over restarts.',
  inputsSchema: z.looseObject({
    interval: z.looseObject(
      { count: wholeNumber('"count"'), unit: oneOf('"unit"', UNITS) },
      'A Wait needs "interval" with count and unit, or "until" with a timestamp.',
    ),
  }),
  form: [
    { path: ['inputs', 'interval', 'count'], label: 'Count', control: 'number', required: true },
    {
      path: ['inputs', 'interval', 'unit'],
      label: 'Unit',
      control: 'choice',
      required: true,
      choices: UNITS.map((unit) => ({ value: unit, label: unit })),
    },
  ],
  settings: ['trackedProperties'],
  outputs: NO_OUTPUTS,
  create: () => ({ type: 'Wait', inputs: { interval: { count: 5, unit: 'Minute' } }, runAfter: {} }),
});
