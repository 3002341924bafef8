import { defineTrigger } from '#core/actions/define-action.ts';
import { NEW_SUBSCRIPTION, WEBHOOK_FORM, WEBHOOK_INPUTS, WEBHOOK_OUTPUTS } from '#core/actions/webhook-parts.ts';

/** WDL reference 3.2. */
export const httpWebhookTrigger = defineTrigger({
  id: 'HttpWebhook',
  type: 'HttpWebhook',
  title: 'HTTP webhook',
  group: 'HTTP',
  icon: 'webhook',
  summary: 'Subscribe somewhere with an address; each call of it starts a run.',
  docs: 'The trigger subscribes when the flow is published or enabled, and sends `@{listCallbackUrl()}` along. It unsubscribes when the flow is changed, disabled or deleted.',
  inputsSchema: WEBHOOK_INPUTS,
  form: WEBHOOK_FORM,
  settings: [
    'splitOn',
    'triggerConditions',
    'triggerRuns',
    'answerHeaders',
    'authorizationHeaders',
    'secureOutputs',
    'runKeys',
    'trackingId',
  ],
  outputs: WEBHOOK_OUTPUTS,
  create: () => ({ type: 'HttpWebhook', inputs: NEW_SUBSCRIPTION }),
});
