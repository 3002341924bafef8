import { z } from 'zod';
import { defineAction } from './define-action.ts';
import { flowField, flowHost } from './flow-host.ts';
import { given, required } from './input-schemas.ts';

const NO_FLOW = 'The flow to send to is missing: "host.workflow.id" is its id or its name.';

/** WDL reference 7. */
export const sendToBatch = defineAction({
  id: 'SendToBatch',
  type: 'SendToBatch',
  title: 'Send to a batch',
  group: 'Control',
  icon: 'package-plus',
  summary: 'Add a message to what another flow collects.',
  docs: 'Adds one message to a batch of a flow that starts by a Batch trigger. Messages of one partition are released together, in the order in which they came. The message is stored when the step has succeeded; when it is released is up to the other flow. Ids are not compared: two messages of one id are two messages.',
  inputsSchema: z.looseObject({
    host: flowHost(NO_FLOW),
    batchName: required('The name of the batch ("batchName")'),
    content: given('The content of the message'),
  }),
  form: [
    flowField('Collect orders'),
    {
      path: ['inputs', 'batchName'],
      label: 'Batch',
      control: 'text',
      required: true,
      help: 'As its trigger calls it.',
    },
    { path: ['inputs', 'content'], label: 'Content', control: 'value', required: true },
    {
      path: ['inputs', 'partitionName'],
      label: 'Partition',
      control: 'text',
      placeholder: 'DEFAULT',
      help: 'Each partition is collected and released by itself, such as one for each customer.',
    },
    { path: ['inputs', 'messageId'], label: 'Message id', control: 'text', help: 'Left empty: a new GUID.' },
    {
      path: ['inputs', 'host', 'triggerName'],
      label: 'Trigger',
      control: 'text',
      help: 'Left empty: its Batch trigger.',
    },
  ],
  settings: ['secureInputs', 'secureOutputs', 'trackedProperties'],
  outputs: {
    type: 'object',
    properties: {
      statusCode: { type: 'integer', title: 'Status code' },
      headers: { type: 'object', title: 'Headers' },
      body: {
        type: 'object',
        title: 'Body',
        properties: {
          batchName: { type: 'string', title: 'Batch name' },
          messageId: { type: 'string', title: 'Message id' },
          partitionName: { type: 'string', title: 'Partition name' },
        },
      },
    },
  },
  create: () => ({
    type: 'SendToBatch',
    inputs: { host: { workflow: { id: '' } }, batchName: '', content: '' },
    runAfter: {},
  }),
});
