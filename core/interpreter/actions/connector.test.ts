import { describe, expect, it } from 'vitest';

import { runActions } from '#core/interpreter/testing/run-actions.ts';
import type { Value } from '#core/json/value.ts';

async function run(type: string, inputs: Value) {
  const { outcome, record } = await runActions({ Send: { type, inputs } });
  return { outcome, record: record('Send') };
}

const office365 = { connection: { name: "@parameters('$connections')['office365']['connectionId']" } };
const dataverse = {
  apiId: '/providers/Microsoft.PowerApps/apis/shared_commondataserviceforapps',
  operationId: 'ListRecords',
};
const serviceBus = { serviceProviderId: '/serviceProviders/serviceBus', operationId: 'sendMessage' };

describe('an action of a connector that is not here', () => {
  it.each([
    ['ApiConnection', { host: office365, method: 'post', path: '/v2/Mail' }, "'office365' (operation 'POST /v2/Mail')"],
    ['apiconnectionwebhook', { host: { connection: { referenceName: 'teams' } }, path: '/x' }, "'teams'"],
    ['OpenApiConnection', { host: dataverse }, "'commondataserviceforapps' (operation 'ListRecords')"],
    ['ServiceProvider', { serviceProviderConfiguration: serviceBus }, "'serviceBus' (operation 'sendMessage')"],
    ['Function', { function: { id: '/sites/app/functions/Resize' } }, "'Resize'"],
    ['InvokeFunction', { functionName: 'Rate' }, "'InvokeFunction' (operation 'Rate')"],
    [
      'ApiManagement',
      { api: { id: '/apis/orders' }, method: 'GET', pathTemplate: { template: '/a' } },
      "'orders' (operation 'GET /a')",
    ],
    ['AS2Decode', {}, "'AS2Decode'"],
    ['Agent', null, "'Agent'"],
    ['ChunkText', 'text', "'ChunkText'"],
  ])('%s fails with ConnectorNotFound, names it and says what to do', async (type, inputs, named) => {
    const { outcome, record } = await run(type, inputs);
    expect(outcome.status).toBe('Failed');
    expect(record).toMatchObject({ type, status: 'Failed', code: 'ConnectorNotFound' });
    expect(record?.error?.message).toContain(`The connector ${named}`);
    expect(record?.error?.message).toContain('static result');
  });

  it('does not stop at connections that have no value', async () => {
    const { record } = await run('ApiConnection', { host: office365, path: "@variables('nothing')" });
    expect(record?.code).toBe('ConnectorNotFound');
  });

  it('goes on with its static result where one is switched on', async () => {
    const runtimeConfiguration = { staticResult: { name: 'Send0', staticResultOptions: 'Enabled' } };
    const { record } = await runActions(
      { Send: { type: 'ApiConnection', inputs: { host: office365 }, runtimeConfiguration } },
      { definition: { staticResults: { Send0: { status: 'Succeeded', outputs: { statusCode: 'OK', body: 1 } } } } },
    );
    expect(record('Send')).toMatchObject({ status: 'Succeeded', outputs: { body: 1 } });
  });
});

describe('an operation that is one of our own in other words', () => {
  const http = [{ method: 'POST', uri: 'http://fake/orders', responses: [{ status: 200, body: { id: 7 } }] }];

  it.each([
    [
      'OpenApiConnection',
      {
        host: { apiId: '/apis/shared_webcontents', operationId: 'InvokeHttp' },
        parameters: {
          'request/method': 'POST',
          'request/url': "@concat('http://fake/', 'orders')",
          'request/body': { a: 1 },
        },
        authentication: "@parameters('$authentication')",
      },
    ],
    [
      'ApiConnection',
      {
        host: { connection: { name: "@parameters('$connections')['webcontents']['connectionId']" } },
        method: 'post',
        path: '/codeless/InvokeHttp',
        body: { method: 'POST', url: 'http://fake/orders', body: { a: 1 } },
      },
    ],
  ])('runs as that: InvokeHttp of %s is an HTTP call', async (type, inputs) => {
    const { host, record } = await runActions({ Send: { type, inputs } }, { host: { http } });
    expect(record('Send')).toMatchObject({ type, status: 'Succeeded', outputs: { body: { id: 7 } } });
    expect(host.servers.received).toHaveLength(1);
  });
});
