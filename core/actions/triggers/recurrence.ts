import { z } from 'zod';
import { defineTrigger } from '#core/actions/define-action.ts';

/** WDL reference 13. */
export const recurrence = defineTrigger({
  id: 'Recurrence',
  type: 'Recurrence',
  title: 'Recurrence',
  group: 'Schedule',
  icon: 'clock',
  summary: 'Start a run again and again, at an interval or at fixed times.',
  docs: 'With a time zone, fixed times keep to the clock on the wall when daylight saving begins and ends; without one they are in UTC.',
  inputsSchema: z.unknown(),
  form: [{ path: ['recurrence'], label: 'Recurrence', control: 'recurrence', required: true }],
  settings: ['triggerConditions', 'missedFires', 'overlap', 'triggerRuns', 'trackingId'],
  outputs: { type: 'object', properties: {} },
  create: () => ({ type: 'Recurrence', recurrence: { frequency: 'Hour', interval: 1 } }),
});
