import { z } from 'zod';
import { defineAction } from './define-action.ts';
import { NO_OUTPUTS } from './output-schemas.ts';

/** WDL reference 5. */
export const foreach = defineAction({
  id: 'Foreach',
  type: 'Foreach',
  title: 'For each',
  group: 'Control',
  icon: 'repeat',
  summary: 'Run steps once for each item of a list.',
  docs: "`items('For_each')` is the current item. Up to 20 items run at the same time unless the concurrency says otherwise; a failed one does not stop the others.",
  container: 'foreach',
  inputsSchema: z.unknown(),
  form: [{ path: ['foreach'], label: 'List', control: 'array', required: true, expects: ['array'] }],
  settings: ['concurrency', 'trackedProperties'],
  outputs: NO_OUTPUTS,
  create: () => ({ type: 'Foreach', foreach: [], actions: {}, runAfter: {} }),
});
