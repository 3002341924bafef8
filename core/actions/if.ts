import { z } from 'zod';
import { defineAction } from './define-action.ts';
import { NO_OUTPUTS } from './output-schemas.ts';

/** WDL reference 5. */
export const ifAction = defineAction({
  id: 'If',
  type: 'If',
  title: 'Condition',
  group: 'Control',
  icon: 'split',
  summary: 'Run one side or the other, as a condition says.',
  docs: 'The steps of the side that is not taken are skipped. An empty side succeeds.',
  container: 'if',
  inputsSchema: z.unknown(),
  form: [{ path: ['expression'], label: 'Condition', control: 'condition', required: true }],
  settings: ['trackedProperties'],
  outputs: NO_OUTPUTS,
  create: () => ({
    type: 'If',
    expression: { and: [{ equals: ['', ''] }] },
    actions: {},
    else: { actions: {} },
    runAfter: {},
  }),
});
