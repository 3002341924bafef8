import { z } from 'zod';
import { defineAction } from './define-action.ts';
import { NO_OUTPUTS } from './output-schemas.ts';

/** WDL reference 5. */
export const scope = defineAction({
  id: 'Scope',
  type: 'Scope',
  title: 'Scope',
  group: 'Control',
  icon: 'group',
  summary: 'Group steps that succeed or fail together.',
  docs: "Give the next step a run-after of Failed to handle a failure of the whole group; `result('Scope')` tells what happened inside.",
  container: 'scope',
  inputsSchema: z.unknown(),
  form: [],
  settings: ['trackedProperties'],
  outputs: NO_OUTPUTS,
  create: () => ({ type: 'Scope', actions: {}, runAfter: {} }),
});
