import { z } from 'zod';
import { defineTrigger } from '#core/actions/define-action.ts';
import { isExpression, oneOf } from '#core/actions/input-schemas.ts';
import { isObject } from '#core/json/objects.ts';
import type { Value } from '#core/json/value.ts';

const configurations = z.custom<unknown>(
  (value) => isExpression(value) || (isObject(value as Value) && Object.keys(value as object).length > 0),
  '"configurations" must be an object with the criteria of each batch under its name.',
);

/** WDL reference 3.2. */
export const batch = defineTrigger({
  id: 'Batch',
  type: 'Batch',
  title: 'Batch',
  group: 'Control',
  icon: 'package',
  summary: 'Collect messages of other flows; start a run when a batch is full or its time has come.',
  docs: "Other flows send messages by **Send to a batch**. Each partition of a batch is collected by itself; a run gets its messages in the order in which they came, in `triggerBody()['items']`. The first criterion that is met releases the batch: number of messages, bytes, or schedule. With nothing collected a schedule starts no run. What waits stays when a new version is published, and is judged by its criteria; it goes when the flow is deleted.",
  inputsSchema: z.looseObject({ mode: oneOf('"mode"', ['Inline', 'IntegrationAccount']).nullish(), configurations }),
  form: [{ path: ['inputs', 'configurations'], label: 'Batches', control: 'batches', required: true }],
  settings: ['splitOn', 'triggerConditions', 'triggerRuns', 'secureOutputs', 'runKeys', 'trackingId'],
  outputs: {
    type: 'object',
    properties: {
      body: {
        type: 'object',
        title: 'Body',
        properties: {
          batchName: { type: 'string', title: 'Batch name' },
          partitionName: { type: 'string', title: 'Partition name' },
          items: {
            type: 'array',
            title: 'Messages',
            items: {
              type: 'object',
              properties: { content: { title: 'Content' }, messageId: { type: 'string', title: 'Message id' } },
            },
          },
        },
      },
    },
  },
  create: () => ({
    type: 'Batch',
    inputs: { mode: 'Inline', configurations: { Batch: { releaseCriteria: { messageCount: 10 } } } },
  }),
});
