import { z } from 'zod';
import { defineAction } from './define-action.ts';
import { objectOf, required } from './input-schemas.ts';
import { HTTP_OUTPUTS } from './output-schemas.ts';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'];

/** WDL reference 7 and 12. */
export const http = defineAction({
  id: 'Http',
  type: 'Http',
  title: 'HTTP',
  group: 'HTTP',
  icon: 'globe',
  summary: 'Call an address over HTTP and read the answer.',
  docs: 'Succeeds on a 2xx answer; every other answer fails the step, and its status, headers and body can still be read. Connection failures, 408, 429 and 5xx are tried again as the retry policy says.',
  inputsSchema: z.looseObject({
    method: required('The method'),
    uri: required('The address (URI)'),
    headers: objectOf('"headers"').nullish(),
    queries: objectOf('"queries"').nullish(),
    authentication: objectOf('"authentication"').nullish(),
    retryPolicy: objectOf('"retryPolicy"').nullish(),
  }),
  form: [
    {
      path: ['inputs', 'method'],
      label: 'Method',
      control: 'combobox',
      required: true,
      choices: METHODS.map((method) => ({ value: method, label: method })),
    },
    {
      path: ['inputs', 'uri'],
      label: 'URI',
      control: 'text',
      required: true,
      placeholder: 'https://example.com/orders',
    },
    { path: ['inputs', 'headers'], label: 'Headers', control: 'keyValue' },
    { path: ['inputs', 'queries'], label: 'Queries', control: 'keyValue', help: 'Added to the address, encoded.' },
    {
      path: ['inputs', 'body'],
      label: 'Body',
      control: 'value',
      help: 'An object or list is sent as JSON, text as it is.',
    },
    { path: ['inputs', 'cookie'], label: 'Cookie', control: 'text' },
    { path: ['inputs', 'authentication'], label: 'Authentication', control: 'authentication' },
  ],
  settings: [
    'retryPolicy',
    'timeout',
    'requestTimeout',
    'asyncPattern',
    'pagination',
    'chunking',
    'secureInputs',
    'secureOutputs',
    'trackedProperties',
  ],
  outputs: HTTP_OUTPUTS,
  create: () => ({ type: 'Http', inputs: { method: 'GET', uri: '' }, runAfter: {} }),
});
