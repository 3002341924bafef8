import { z } from 'zod';
import { defineAction } from './define-action.ts';
import { given, listOf } from './input-schemas.ts';
import { bodyOf } from './output-schemas.ts';

/** WDL reference 6. */
export const select = defineAction({
  id: 'Select',
  type: 'Select',
  title: 'Select',
  group: 'Data operations',
  icon: 'list-plus',
  summary: 'Make a new list by changing each item of a list.',
  docs: 'Inside the map, `item()` is the item at hand.',
  inputsSchema: z.looseObject({ from: listOf('"from"'), select: given('The map ("select")') }),
  form: [
    {
      path: ['inputs', 'from'],
      label: 'From',
      control: 'array',
      required: true,
      expects: ['array'],
      help: 'The list to read.',
    },
    {
      path: ['inputs', 'select'],
      label: 'Map',
      control: 'value',
      required: true,
      placeholder: '{"id": "@item()?[\'id\']"}',
    },
  ],
  settings: ['secureInputs', 'secureOutputs', 'trackedProperties'],
  outputs: bodyOf({ type: 'array', title: 'Body' }),
  create: () => ({ type: 'Select', inputs: { from: [], select: {} }, runAfter: {} }),
});
