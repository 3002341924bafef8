import { defineAction } from './define-action.ts';
import { NEW_SUBSCRIPTION, WEBHOOK_FORM, WEBHOOK_INPUTS, WEBHOOK_OUTPUTS } from './webhook-parts.ts';

/** WDL reference 7. */
export const httpWebhook = defineAction({
  id: 'HttpWebhook',
  type: 'HttpWebhook',
  title: 'HTTP webhook',
  group: 'HTTP',
  icon: 'webhook',
  summary: 'Hand out an address and wait until it is called.',
  docs: 'The step calls the subscription address and sends `@{listCallbackUrl()}` along. It then waits, over restarts, for one POST to that address, and its headers, queries and body are what the step gives. When the time limit is reached, or the run is cancelled, the subscription is taken back.',
  inputsSchema: WEBHOOK_INPUTS,
  form: WEBHOOK_FORM,
  settings: ['timeout', 'secureInputs', 'secureOutputs', 'trackedProperties'],
  outputs: WEBHOOK_OUTPUTS,
  create: () => ({ type: 'HttpWebhook', inputs: NEW_SUBSCRIPTION, runAfter: {} }),
});
