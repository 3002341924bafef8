import { defineAction } from './define-action.ts';
import { HTTP_FORM, HTTP_INPUTS } from './http-parts.ts';
import { HTTP_OUTPUTS } from './output-schemas.ts';

/** WDL reference 7 and 12. */
export const http = defineAction({
  id: 'Http',
  type: 'Http',
  title: 'HTTP',
  group: 'HTTP',
  icon: 'globe',
  summary: 'Call an address over HTTP and read the answer.',
  docs: 'Succeeds on a 2xx answer; every other answer fails the step, and its status, headers and body can still be read. Connection failures, 408, 429 and 5xx are tried again as the retry policy says.',
  inputsSchema: HTTP_INPUTS,
  form: HTTP_FORM,
  settings: [
    'retryPolicy',
    'timeout',
    'requestTimeout',
    'asyncPattern',
    'pagination',
    'chunking',
    'callHeaders',
    'secureInputs',
    'secureOutputs',
    'trackedProperties',
  ],
  outputs: HTTP_OUTPUTS,
  create: () => ({ type: 'Http', inputs: { method: 'GET', uri: '' }, runAfter: {} }),
});
