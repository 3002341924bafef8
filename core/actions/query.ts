import { z } from 'zod';
import { defineAction } from './define-action.ts';
import { listOf, required } from './input-schemas.ts';
import { bodyOf } from './output-schemas.ts';

/** WDL reference 6. */
export const query = defineAction({
  id: 'Query',
  type: 'Query',
  title: 'Filter array',
  group: 'Data operations',
  icon: 'list-filter',
  summary: 'Keep the items of a list for which a condition holds.',
  docs: 'Inside the condition, `item()` is the item at hand.',
  inputsSchema: z.looseObject({ from: listOf('"from"'), where: required('The condition ("where")') }),
  form: [
    {
      path: ['inputs', 'from'],
      label: 'From',
      control: 'array',
      required: true,
      expects: ['array'],
      help: 'The list to read.',
    },
    { path: ['inputs', 'where'], label: 'Where', control: 'condition', required: true },
  ],
  settings: ['secureInputs', 'secureOutputs', 'trackedProperties'],
  outputs: bodyOf({ type: 'array', title: 'Body' }),
  create: () => ({ type: 'Query', inputs: { from: [], where: "@equals(item(), '')" }, runAfter: {} }),
});
