import { z } from 'zod';
import { defineAction } from './define-action.ts';
import { NO_OUTPUTS } from './output-schemas.ts';

/** WDL reference 5. */
export const until = defineAction({
  id: 'Until',
  type: 'Until',
  title: 'Until',
  group: 'Control',
  icon: 'refresh-cw',
  summary: 'Repeat steps until a condition holds.',
  docs: 'The steps run first, then the condition is looked at. Reaching a limit ends the loop and is no failure, unless you say so.',
  container: 'until',
  inputsSchema: z.unknown(),
  form: [
    { path: ['expression'], label: 'Loop until', control: 'condition', required: true },
    {
      path: ['limit', 'count'],
      label: 'Most cycles',
      control: 'number',
      placeholder: '60',
      help: '60 when left empty; Logic Apps allows 5000.',
    },
    { path: ['limit', 'timeout'], label: 'Longest time', control: 'duration', placeholder: 'PT1H' },
    {
      path: ['operationOptions'],
      label: 'Fail when a limit is reached',
      control: 'checkbox',
      word: { text: 'FailWhenLimitsReached', in: 'text' },
    },
  ],
  settings: ['trackedProperties'],
  outputs: NO_OUTPUTS,
  create: () => ({
    type: 'Until',
    expression: "@equals('', '')",
    limit: { count: 60, timeout: 'PT1H' },
    actions: {},
    runAfter: {},
  }),
});
