import { z } from 'zod';
import { defineAction } from './define-action.ts';
import { given, listOf } from './input-schemas.ts';
import { bodyOf } from './output-schemas.ts';

/** WDL reference 6. */
export const join = defineAction({
  id: 'Join',
  type: 'Join',
  title: 'Join',
  group: 'Data operations',
  icon: 'merge',
  summary: 'Make one text of a list, with a separator between the items.',
  docs: "The text is in `body('Join')`.",
  inputsSchema: z.looseObject({ from: listOf('"from"'), joinWith: given('The separator ("joinWith")') }),
  form: [
    {
      path: ['inputs', 'from'],
      label: 'From',
      control: 'array',
      required: true,
      expects: ['array'],
      help: 'The list to read.',
    },
    { path: ['inputs', 'joinWith'], label: 'Join with', control: 'text', required: true, placeholder: ', ' },
  ],
  settings: ['secureInputs', 'secureOutputs', 'trackedProperties'],
  outputs: bodyOf({ type: 'string', title: 'Body' }),
  create: () => ({ type: 'Join', inputs: { from: [], joinWith: ', ' }, runAfter: {} }),
});
