import { z } from 'zod';
import { defineTrigger } from '#core/actions/define-action.ts';
import { isExpression } from '#core/actions/input-schemas.ts';
import { parseDuration } from '#core/interpreter/duration.ts';

const delay = z.custom<unknown>(
  (value) => isExpression(value) || (typeof value === 'string' && parseDuration(value) !== undefined),
  'The delay must be a duration such as PT5M, or an expression.',
);

/** WDL reference 3.2 and 13. */
export const slidingWindow = defineTrigger({
  id: 'SlidingWindow',
  type: 'SlidingWindow',
  title: 'Sliding window',
  group: 'Schedule',
  icon: 'calendar-clock',
  summary: 'Start a run for each window of time, one after the other and none left out.',
  docs: 'Windows follow each other without a gap: what was missed while the flow was disabled or nothing ran is played later, in order. A start time in the past plays every window since. A run starts when its window begins; with a delay as long as the window it starts when the window is complete.',
  inputsSchema: z.looseObject({ delay: delay.nullish() }).nullish(),
  form: [
    { path: ['recurrence'], label: 'Windows', control: 'recurrence', required: true, isPlain: true },
    {
      path: ['inputs', 'delay'],
      label: 'Delay',
      control: 'duration',
      placeholder: 'None',
      help: 'How long after its beginning a window is played. As long as the window itself: once it is complete.',
    },
  ],
  settings: ['triggerConditions', 'triggerRuns', 'trackingId'],
  outputs: {
    type: 'object',
    properties: {
      windowStartTime: { type: 'string', title: 'Start of the window' },
      windowEndTime: { type: 'string', title: 'End of the window' },
    },
  },
  create: () => ({ type: 'SlidingWindow', recurrence: { frequency: 'Hour', interval: 1 } }),
});
