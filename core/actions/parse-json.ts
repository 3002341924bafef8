import { z } from 'zod';
import { defineAction } from './define-action.ts';
import { objectOf, required } from './input-schemas.ts';
import { bodyOf } from './output-schemas.ts';

/** WDL reference 6. */
export const parseJson = defineAction({
  id: 'ParseJson',
  type: 'ParseJson',
  title: 'Parse JSON',
  group: 'Data operations',
  icon: 'file-json',
  summary: 'Check JSON against a schema and offer its properties to later steps.',
  docs: 'Text is parsed first. Content that does not match the schema fails the step, with every violation listed.',
  inputsSchema: z.looseObject({ content: required('The content'), schema: objectOf('"schema"') }),
  form: [
    { path: ['inputs', 'content'], label: 'Content', control: 'value', required: true },
    { path: ['inputs', 'schema'], label: 'Schema', control: 'jsonSchema', required: true },
  ],
  settings: ['secureInputs', 'trackedProperties'],
  outputs: bodyOf({ title: 'Body' }),
  create: () => ({ type: 'ParseJson', inputs: { content: '', schema: {} }, runAfter: {} }),
});
