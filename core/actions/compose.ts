import { defineAction } from './define-action.ts';
import { given } from './input-schemas.ts';

/** WDL reference 6. */
export const compose = defineAction({
  id: 'Compose',
  type: 'Compose',
  title: 'Compose',
  group: 'Data operations',
  icon: 'braces',
  summary: 'Build a value from constants and expressions.',
  docs: "The value itself is the output: read it with `outputs('Compose')`.",
  inputsSchema: given('The value ("inputs")'),
  form: [{ path: ['inputs'], label: 'Inputs', control: 'value', required: true }],
  settings: ['secureInputs', 'trackedProperties'],
  outputs: { title: 'Outputs' },
  create: () => ({ type: 'Compose', inputs: '', runAfter: {} }),
});
