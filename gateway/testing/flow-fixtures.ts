/** Flows in the database for tests of the gateway, written as publishing writes them. */

import { transaction } from '#server/database.ts';
import { newId } from '#server/identifiers.ts';
import { notify } from '#server/notifications.ts';
import { triggerUrl } from '#server/trigger-signature.ts';

type Json = { [name: string]: unknown };
export type FlowFixture = {
  /** The Request trigger `manual`, beside its type. */
  trigger?: Json;
  actions?: Json;
  parameters?: Json;
  enabled?: boolean;
  /** Stateful when left out. */
  kind?: 'Stateless';
};

const COMPOSE = { Note: { type: 'Compose', inputs: 'hello', runAfter: {} } };
const RESPONSE = { Answer: { type: 'Response', inputs: { statusCode: 200 }, runAfter: {} } };

/** Makes and publishes a flow, and gives its id and the signed address at the gateway. */
export async function publishedFlow(gatewayUrl: string, fixture: FlowFixture = {}) {
  const flowId = await createFlow(fixture.enabled);
  await publish(flowId, fixture);
  return { flowId, url: await triggerUrl({ flowId, triggerName: 'manual' }, gatewayUrl) };
}

export function respondingFlow(gatewayUrl: string, fixture: FlowFixture = {}) {
  return publishedFlow(gatewayUrl, { actions: RESPONSE, ...fixture });
}

export async function createFlow(enabled = true): Promise<string> {
  const flowId = newId();
  await transaction((client) =>
    client.query('INSERT INTO "Flow" (id, name, draft, enabled, "updatedAt") VALUES ($1, $2, $3, $4, now())', [
      flowId,
      'Orders',
      '{}',
      enabled,
    ]),
  );
  return flowId;
}

export async function publish(flowId: string, { trigger = {}, actions = COMPOSE, parameters, kind }: FlowFixture) {
  const definition = { triggers: { manual: { type: 'Request', kind: 'Http', ...trigger } }, actions, parameters };
  const versionId = newId();
  await transaction(async (client) => {
    await client.query(
      `INSERT INTO "FlowVersion" (id, "flowId", number, definition, parameters, kind, "needsCarrier", "draftRevision")
       SELECT $1, $2, COALESCE(max(number), 0) + 1, $3, '{}', $4, false, 1 FROM "FlowVersion" WHERE "flowId" = $2`,
      [versionId, flowId, JSON.stringify(kind ? { definition, kind } : definition), kind ?? 'Stateful'],
    );
    await client.query('UPDATE "Flow" SET "publishedVersionId" = $2 WHERE id = $1', [flowId, versionId]);
    await notify(client, 'flow_changed', flowId);
  });
  return versionId;
}

export async function setEnabled(flowId: string, enabled: boolean): Promise<void> {
  await transaction(async (client) => {
    await client.query('UPDATE "Flow" SET enabled = $2 WHERE id = $1', [flowId, enabled]);
    await notify(client, 'flow_changed', flowId);
  });
}
