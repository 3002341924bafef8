import { z } from 'zod';
import { defineAction } from './define-action.ts';
import { oneOf } from './input-schemas.ts';
import { NO_OUTPUTS } from './output-schemas.ts';

const RUN_STATUSES = ['Succeeded', 'Failed', 'Cancelled'];
const WHEN_FAILED = { path: ['inputs', 'runStatus'], equals: ['Failed'] };

/** WDL reference 5. */
export const terminate = defineAction({
  id: 'Terminate',
  type: 'Terminate',
  title: 'Terminate',
  group: 'Control',
  icon: 'octagon-x',
  summary: 'End the run at once, with a status of your choice.',
  docs: 'Steps that are running are cancelled, the rest is skipped. Not inside loops.',
  inputsSchema: z.looseObject({ runStatus: oneOf('"runStatus"', RUN_STATUSES) }),
  form: [
    {
      path: ['inputs', 'runStatus'],
      label: 'Status',
      control: 'choice',
      required: true,
      choices: RUN_STATUSES.map((status) => ({ value: status, label: status })),
    },
    { path: ['inputs', 'runError', 'code'], label: 'Error code', control: 'text', visibleWhen: WHEN_FAILED },
    { path: ['inputs', 'runError', 'message'], label: 'Error message', control: 'multiline', visibleWhen: WHEN_FAILED },
  ],
  settings: ['trackedProperties'],
  outputs: NO_OUTPUTS,
  create: () => ({ type: 'Terminate', inputs: { runStatus: 'Failed' }, runAfter: {} }),
});
