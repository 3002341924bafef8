import { z } from 'zod';
import { defineAction } from './define-action.ts';
import { listOf, oneOf } from './input-schemas.ts';
import { bodyOf } from './output-schemas.ts';

/** WDL reference 6. */
export const table = defineAction({
  id: 'Table',
  type: 'Table',
  title: 'Create table',
  group: 'Data operations',
  icon: 'table',
  summary: 'Make a CSV or HTML table of a list.',
  docs: 'Without columns, the properties of the first item are the columns. In the value of a column, `item()` is the item at hand.',
  inputsSchema: z.looseObject({
    from: listOf('"from"'),
    format: oneOf('"format"', ['CSV', 'HTML']),
    columns: listOf('"columns"').nullish(),
  }),
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
      path: ['inputs', 'format'],
      label: 'Format',
      control: 'choice',
      required: true,
      choices: ['CSV', 'HTML'].map((format) => ({ value: format, label: format })),
    },
    {
      path: ['inputs', 'columns'],
      label: 'Columns',
      control: 'value',
      placeholder: '[{"header": "Id", "value": "@item()?[\'id\']"}]',
      help: 'Left empty: one column for each property of the first item.',
    },
  ],
  settings: ['secureInputs', 'secureOutputs', 'trackedProperties'],
  outputs: bodyOf({ type: 'string', title: 'Body' }),
  create: () => ({ type: 'Table', inputs: { from: [], format: 'CSV' }, runAfter: {} }),
});
