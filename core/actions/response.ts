import { z } from 'zod';
import { defineAction } from './define-action.ts';
import { objectOf, required } from './input-schemas.ts';
import { NO_OUTPUTS } from './output-schemas.ts';

/** WDL reference 7. */
export const response = defineAction({
  id: 'Response',
  type: 'Response',
  title: 'Response',
  group: 'HTTP',
  icon: 'reply',
  summary: 'Answer the caller of the Request trigger.',
  docs: 'The first Response that a run reaches is sent. A flow without one answers 202 at once.',
  inputsSchema: z.looseObject({ statusCode: required('The status code'), headers: objectOf('"headers"').nullish() }),
  form: [
    { path: ['inputs', 'statusCode'], label: 'Status code', control: 'number', required: true, placeholder: '200' },
    { path: ['inputs', 'headers'], label: 'Headers', control: 'keyValue' },
    { path: ['inputs', 'body'], label: 'Body', control: 'value' },
    {
      path: ['inputs', 'schema'],
      label: 'Schema of the body',
      control: 'jsonSchema',
      help: 'For callers to know what to expect; the body is not checked against it.',
    },
  ],
  settings: ['asynchronousAnswer', 'secureInputs', 'trackedProperties'],
  outputs: NO_OUTPUTS,
  create: () => ({ type: 'Response', kind: 'Http', inputs: { statusCode: 200 }, runAfter: {} }),
});
