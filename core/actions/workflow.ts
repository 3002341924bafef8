import { z } from 'zod';
import { defineAction } from './define-action.ts';
import { flowField, flowHost } from './flow-host.ts';
import { objectOf } from './input-schemas.ts';
import { HTTP_OUTPUTS } from './output-schemas.ts';

const NO_FLOW = 'The flow to call is missing: "host.workflow.id" is its id or its name.';

/** WDL reference 5. */
export const workflow = defineAction({
  id: 'Workflow',
  type: 'Workflow',
  title: 'Call a flow',
  group: 'Control',
  icon: 'git-fork',
  summary: 'Run another flow and go on with its answer.',
  docs: 'Calls the published version of a flow that starts by a request, and waits for its Response. A flow without one is started, and this flow goes on at once. An answer of 400 and above fails the step. Each call is a run of its own; it is not repeated unless a retry policy says so.',
  inputsSchema: z.looseObject({
    host: flowHost(NO_FLOW),
    headers: objectOf('"headers"').nullish(),
    queries: objectOf('"queries"').nullish(),
    retryPolicy: objectOf('"retryPolicy"').nullish(),
  }),
  form: [
    flowField('Approve order'),
    {
      path: ['inputs', 'host', 'triggerName'],
      label: 'Trigger',
      control: 'text',
      help: 'Left empty: its first Request trigger.',
    },
    { path: ['inputs', 'body'], label: 'Body', control: 'value' },
    { path: ['inputs', 'headers'], label: 'Headers', control: 'keyValue' },
    { path: ['inputs', 'queries'], label: 'Queries', control: 'keyValue' },
  ],
  settings: ['retryPolicy', 'timeout', 'secureInputs', 'secureOutputs', 'trackedProperties'],
  outputs: HTTP_OUTPUTS,
  create: () => ({ type: 'Workflow', inputs: { host: { workflow: { id: '' } } }, runAfter: {} }),
});
