/** The form fields of the settings that several operations share (WDL reference 11). */

import type { OperationSetting } from './define-action.ts';
import type { FormField } from './form-field.ts';

export const SETTING_FIELDS = {
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
      help: 'How long each single request may take; PT2M when left empty.',
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
} satisfies Record<OperationSetting, FormField[]>;
