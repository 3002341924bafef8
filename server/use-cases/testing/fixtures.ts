/** What tests of the use cases start from: an owner, a published flow, a run of it. */

import { newId } from '#server/identifiers.ts';
import { createFirstUser, findCredential } from '#server/repositories/users.ts';
import { createFlow } from '#server/use-cases/create-flow.ts';
import { publishFlow } from '#server/use-cases/publish-flow.ts';
import { runFlow } from '#server/use-cases/run-flow.ts';

/** The id of the one user, made when there is none. */
export async function ownerId(): Promise<string> {
  const email = 'owner@example.com';
  const id = newId();
  await createFirstUser({ id, email, name: 'Owner', passwordHash: 'none' });
  return (await findCredential(email))?.userId ?? id;
}

export async function publishedFlow(definition: object, name = 'Orders'): Promise<string> {
  const { id, revision } = await createFlow({ name, definition: JSON.stringify(definition) });
  await publishFlow({ flowId: id, userId: await ownerId(), request: { revision } });
  return id;
}

export async function acceptedRun(flowId: string, body = '{"order":1}'): Promise<string> {
  const { runId } = await runFlow(flowId, { body });
  if (runId === null) throw new Error('The flow has no trigger that Run now fires.');
  return runId;
}

const SCHEMA =
  'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#';

/** A Request trigger `manual` and one Compose. */
export const ECHO = {
  $schema: SCHEMA,
  contentVersion: '1.0.0.0',
  triggers: {
    manual: {
      type: 'Request',
      kind: 'Http',
      inputs: { schema: { type: 'object', properties: { order: { type: 'integer' } } } },
      operationOptions: 'EnableSchemaValidation',
    },
  },
  actions: { Echo: { type: 'Compose', inputs: '@triggerBody()', runAfter: {} } },
};

export const EVERY_HOUR = {
  $schema: SCHEMA,
  contentVersion: '1.0.0.0',
  triggers: { clock: { type: 'Recurrence', recurrence: { frequency: 'Hour', interval: 1 } } },
  actions: { Note: { type: 'Compose', inputs: 'tick', runAfter: {} } },
};
