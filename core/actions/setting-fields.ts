/** The form fields of the settings that several operations share (WDL reference 11). */

import type { OperationSetting } from './define-action.ts';
import type { FormField } from './form-field.ts';

export const SETTING_FIELDS = {
  splitOn: [
    {
      path: ['splitOn'],
      label: 'Split on',
      control: 'text',
      expects: ['array'],
      placeholder: "@triggerBody()?['value']",
      help: 'Starts a run for each item of this list; in each run the item is the body. Nobody waits for those runs.',
    },
    {
      path: ['splitOnConfiguration', 'correlation', 'clientTrackingId'],
      label: 'Tracking id of each item',
      control: 'text',
      placeholder: "@triggerBody()?['id']",
      help: 'Counts where the trigger splits; all runs share one when left empty.',
    },
  ],
  triggerConditions: [
    {
      path: ['conditions'],
      label: 'Condition',
      control: 'triggerConditions',
      help: 'A run starts only when all of them hold; of a list that is split, for each item.',
    },
  ],
  retryPolicy: [
    {
      path: ['inputs', 'retryPolicy'],
      label: 'Retry policy',
      control: 'retryPolicy',
      help: 'Tried again after 408, 429, 5xx and connection failures. Without a policy: 4 retries, 7 seconds apart and growing.',
    },
  ],
  timeout: [
    {
      path: ['limit', 'timeout'],
      label: 'Time limit',
      control: 'duration',
      placeholder: 'PT1H',
      help: 'How long the step may take in all, retries and waiting included. Then it ends as TimedOut.',
    },
  ],
  asyncPattern: [
    {
      path: ['operationOptions'],
      label: 'Follow an accepted request to its end',
      control: 'checkbox',
      word: { text: 'DisableAsyncPattern', in: 'text', inverted: true },
      help: 'After a 202 with a Location the step asks there until the job is done.',
    },
  ],
  requestTimeout: [
    {
      path: ['runtimeConfiguration', 'requestOptions', 'timeout'],
      label: 'Time limit of a request',
      control: 'duration',
      placeholder: 'PT2M',
      help: 'How long each single request may take; two minutes when left empty.',
    },
  ],
  pagination: [
    {
      path: ['runtimeConfiguration', 'paginationPolicy', 'minimumItemCount'],
      label: 'Follow pages up to',
      control: 'number',
      help: 'Follows nextLink, @odata.nextLink or a Link header until that many items were read, and joins them. One page only when left empty.',
    },
  ],
  chunking: [
    {
      path: ['runtimeConfiguration', 'contentTransfer', 'transferMode'],
      label: 'Transfer of bodies',
      control: 'choice',
      choices: [{ value: 'Chunked', label: 'In chunks' }],
      help: 'Reads on after a 206, and sends a body of 1 MB or more in pieces where the other side knows x-ms-transfer-mode.',
    },
  ],
  callHeaders: [
    {
      path: ['operationOptions'],
      label: 'Tell the other side which run calls',
      control: 'checkbox',
      word: { text: 'SuppressWorkflowHeaders', in: 'text', inverted: true },
      help: 'By the headers x-ms-workflow-… and the tracking id.',
    },
  ],
  answerHeaders: [
    {
      path: ['operationOptions'],
      label: 'Tell the caller which run it started',
      control: 'checkbox',
      word: { text: 'SuppressWorkflowHeadersOnResponse', in: 'text', inverted: true },
      help: 'By the headers x-ms-workflow-run-id and the like.',
    },
  ],
  authorizationHeaders: [
    {
      path: ['operationOptions'],
      label: 'Let the flow see the Authorization header',
      control: 'checkbox',
      word: { text: 'IncludeAuthorizationHeadersInOutputs', in: 'text' },
      help: 'It stands in the outputs of the trigger then, and so in the run history.',
    },
  ],
  asynchronousAnswer: [
    {
      path: ['operationOptions'],
      label: 'Answer 202 at once, and this when it is asked for',
      control: 'checkbox',
      word: { text: 'Asynchronous', in: 'text' },
      help: 'The caller gets an address to ask at until this step is reached.',
    },
  ],
  concurrency: [
    {
      path: ['runtimeConfiguration', 'concurrency', 'repetitions'],
      label: 'Iterations at the same time',
      control: 'number',
      placeholder: '20',
      help: '20 when left empty; with 1 the items are taken in order. Logic Apps allows 50.',
    },
  ],
  triggerRuns: [
    {
      path: ['runtimeConfiguration', 'concurrency', 'runs'],
      label: 'Runs at the same time',
      control: 'number',
      placeholder: 'No limit',
      help: 'With 1 they run one after the other, in order.',
    },
    {
      path: ['runtimeConfiguration', 'concurrency', 'maximumWaitingRuns'],
      label: 'Runs that may wait',
      control: 'number',
      help: 'Counts where the runs at the same time are limited; 10 more than those when left empty.',
    },
  ],
  missedFires: [
    {
      path: ['metadata', 'missedFires'],
      label: 'Times that were missed',
      control: 'choice',
      choices: [
        { value: 'Once', label: 'Start one run for all of them' },
        { value: 'All', label: 'Start a run for each' },
      ],
      placeholder: 'Leave them out',
      help: 'When Millrace was down at the time. What is left out shows as missed. Logic Apps leaves them out.',
    },
  ],
  overlap: [
    {
      path: ['metadata', 'overlap'],
      label: 'While a run is at work',
      control: 'choice',
      choices: [
        { value: 'Skip', label: 'Leave the time out' },
        { value: 'CancelPrevious', label: 'Cancel that run' },
      ],
      placeholder: 'Start beside it',
      help: 'With 1 run at the same time, the new one waits for its turn instead. Logic Apps starts it beside.',
    },
  ],
  secureInputs: [
    {
      path: ['runtimeConfiguration', 'secureData', 'properties'],
      label: 'Secure inputs',
      control: 'checkbox',
      word: { text: 'inputs', in: 'list' },
      help: 'Keeps the inputs out of the run history.',
    },
  ],
  secureOutputs: [
    {
      path: ['runtimeConfiguration', 'secureData', 'properties'],
      label: 'Secure outputs',
      control: 'checkbox',
      word: { text: 'outputs', in: 'list' },
      help: 'Keeps the outputs out of the run history.',
    },
  ],
  trackedProperties: [
    {
      path: ['trackedProperties'],
      label: 'Tracked properties',
      control: 'keyValue',
      help: "Values kept with the run to find it again. They may name the step's own inputs and outputs, the trigger and parameters.",
    },
  ],
  runKeys: [
    {
      path: ['metadata', 'idempotencyKey'],
      label: 'Key against doing a thing twice',
      control: 'text',
      placeholder: "@triggerBody()?['orderId']",
      help: 'Of all runs with the same key only the first is made; later callers get its answer. The header Idempotency-Key of the caller, when left empty.',
    },
    {
      path: ['metadata', 'orderKey'],
      label: 'Key of the order',
      control: 'text',
      placeholder: "@triggerBody()?['customerId']",
      help: 'Runs with the same key go one after the other, in the order in which they came; those with different keys side by side.',
    },
  ],
  trackingId: [
    {
      path: ['correlation', 'clientTrackingId'],
      label: 'Tracking id',
      control: 'text',
      placeholder: "@triggerBody()?['orderId']",
      help: 'The id by which a run is found again; that of the caller, else one that is made, when left empty.',
    },
  ],
} satisfies Record<OperationSetting, FormField[]>;
