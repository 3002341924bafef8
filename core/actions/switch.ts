import { z } from 'zod';
import { defineAction } from './define-action.ts';

/** WDL reference 5. */
export const switchAction = defineAction({
  id: 'Switch',
  type: 'Switch',
  title: 'Switch',
  group: 'Control',
  icon: 'git-fork',
  summary: 'Run the case whose value matches, else the default.',
  docs: 'The value of a case is a constant text or whole number; type and letter case count. Up to 25 cases.',
  container: 'switch',
  inputsSchema: z.unknown(),
  form: [
    { path: ['expression'], label: 'On', control: 'value', required: true },
    { path: ['cases'], label: 'Cases', control: 'cases' },
  ],
  settings: ['trackedProperties'],
  outputs: { type: 'object', properties: { expression: { title: 'Value switched on' } } },
  create: () => ({
    type: 'Switch',
    expression: '',
    cases: { Case: { case: '', actions: {} } },
    default: { actions: {} },
    runAfter: {},
  }),
});
