import { defineTrigger } from '#core/actions/define-action.ts';
import { HTTP_FORM, HTTP_INPUTS } from '#core/actions/http-parts.ts';
import { HTTP_OUTPUTS } from '#core/actions/output-schemas.ts';

/** WDL reference 3.2 and 3.3. */
export const httpTrigger = defineTrigger({
  id: 'Http',
  type: 'Http',
  title: 'HTTP polling',
  group: 'HTTP',
  icon: 'refresh-cw',
  summary: 'Ask an address again and again; an answer with something new starts a run.',
  docs: "A 200 starts a run, a 202 or any other success does not; a failure is tried again as the retry policy says and then shown with the runs of the flow. The answer may name the next poll: its time by `Retry-After`, its address by `Location`. A condition on `triggerOutputs()['statusCode']` replaces the rule that only 200 starts a run.",
  inputsSchema: HTTP_INPUTS,
  form: [
    ...HTTP_FORM,
    { path: ['recurrence'], label: 'Polls', control: 'recurrence', required: true },
    {
      path: ['splitOn'],
      label: 'A run for each item of',
      control: 'text',
      placeholder: "@triggerBody()?['value']",
      help: 'Left empty: one run for each answer.',
    },
  ],
  settings: [
    'splitOn',
    'triggerConditions',
    'triggerRuns',
    'retryPolicy',
    'requestTimeout',
    'secureOutputs',
    'runKeys',
    'trackingId',
  ],
  outputs: HTTP_OUTPUTS,
  create: () => ({
    type: 'Http',
    inputs: { method: 'GET', uri: '' },
    recurrence: { frequency: 'Minute', interval: 5 },
  }),
});
