/** The address of a flow as its callers meet it: what it takes, what it refuses and why, and what it answers. */

import { request as httpRequest } from 'node:http';
import { type APIRequestContext, expect, test } from '@playwright/test';

import { type FlowDetail, flowDetailSchema } from '#core/api/flows.ts';
import { runPageSchema } from '#core/api/runs.ts';

import { callTrigger, definitionOf, ended, publishFlow } from './flows.ts';
import { signedInApi } from './owner.ts';

const STEP = { Note: { type: 'Compose', inputs: 'done', runAfter: {} } };
const SCHEMA = {
  type: 'object',
  required: ['id', 'lines'],
  properties: { id: { type: 'integer' }, lines: { type: 'array', items: { type: 'string' } } },
};

let api: APIRequestContext;

test.beforeEach(async ({ baseURL }) => {
  api = await signedInApi(baseURL);
});
test.afterEach(() => api.dispose());

/** A flow that takes calls by a trigger with these inputs, and refuses what does not match its schema. */
function publishTrigger(name: string, inputs: object = {}): Promise<FlowDetail> {
  const triggers = { manual: { type: 'Request', kind: 'Http', inputs, operationOptions: 'EnableSchemaValidation' } };
  return publishFlow(api, { name, definition: definitionOf(STEP, triggers) });
}

async function countRuns({ id }: FlowDetail): Promise<number> {
  return runPageSchema.parse(await (await api.get(`/api/runs?flowId=${id}`)).json()).runs.length;
}

async function refusalOf(answer: Response) {
  return { status: answer.status, ...(await answer.json()).error };
}

function addressOf({ triggerUrl }: FlowDetail): URL {
  return new URL(triggerUrl ?? '');
}

test('malformed JSON is refused with its place, and makes no run', async () => {
  const flow = await publishTrigger('Malformed JSON', { schema: SCHEMA });
  const refusal = await refusalOf(await callTrigger(flow, undefined, { body: '{"id": 1,\n "lines": }' }));
  expect(refusal).toMatchObject({ status: 400, code: 'BodyNotJson', details: { line: 2, column: 11 } });
  expect(await countRuns(flow)).toBe(0);
});

test('a body that does not match the schema is refused with each path and reason, and makes no run', async () => {
  const flow = await publishTrigger('Schema mismatch', { schema: SCHEMA });
  const refusal = await refusalOf(await callTrigger(flow, { id: 'x', lines: ['a', 2] }));
  expect(refusal).toMatchObject({ status: 400, code: 'BodyDoesNotMatchSchema' });
  expect(refusal.details.problems).toEqual([
    { path: '/id', message: 'Expected integer, found string.' },
    { path: '/lines/1', message: 'Expected string, found number.' },
  ]);
  expect(await countRuns(flow)).toBe(0);
  expect((await callTrigger(flow, { id: 1, lines: [] })).status).toBe(202);
});

test('what is not there is answered with 404', async ({ baseURL }) => {
  const flow = await publishTrigger('Not there');
  const unknownFlow = addressOf(flow);
  unknownFlow.pathname = '/hooks/00000000-0000-7000-8000-000000000000/manual';
  const unknownTrigger = addressOf(flow);
  unknownTrigger.pathname = unknownTrigger.pathname.replace('/manual', '/other');
  for (const url of [unknownFlow, unknownTrigger, new URL('/hooks/', baseURL)]) {
    const refusal = await refusalOf(await fetch(url, { method: 'POST' }));
    expect(refusal, url.pathname).toMatchObject({ status: 404, code: 'NotFound' });
  }
});

test('a wrong or missing signature is answered with 401, and makes no run', async () => {
  const flow = await publishTrigger('Wrong signature');
  const wrong = addressOf(flow);
  wrong.searchParams.set('sig', 'wrong');
  const missing = addressOf(flow);
  missing.searchParams.delete('sig');
  for (const url of [wrong, missing]) {
    expect(await refusalOf(await fetch(url, { method: 'POST' }))).toMatchObject({
      status: 401,
      code: 'InvalidSignature',
    });
  }
  expect(await countRuns(flow)).toBe(0);
});

test('after its secret is changed the old address is dead and the new one works', async () => {
  const flow = await publishTrigger('Rotated key');
  expect((await callTrigger(flow, {})).status).toBe(202);
  const rotated = flowDetailSchema.parse(await (await api.post(`/api/flows/${flow.id}/trigger-key`)).json());
  expect(rotated.triggerUrl).not.toBe(flow.triggerUrl);
  await expect.poll(async () => (await callTrigger(flow, {})).status).toBe(401);
  expect((await callTrigger(rotated, {})).status).toBe(202);
});

test('a body over the limit is refused before it is sent', async () => {
  const flow = await publishTrigger('Body too large');
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const call = httpRequest(addressOf(flow), { method: 'POST', headers: { 'content-length': 1024 ** 4 } });
    call.once('response', (response) => {
      resolve(response.statusCode);
      call.destroy();
    });
    call.once('error', reject);
    call.flushHeaders();
  });
  expect(status).toBe(413);
  expect(await countRuns(flow)).toBe(0);
});

test('a trigger without a method takes each, one with a method only that', async () => {
  const any = await publishTrigger('Any method');
  for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD']) {
    expect((await fetch(addressOf(any), { method })).status, method).toBe(202);
  }
  const put = await publishTrigger('Only PUT', { method: 'PUT' });
  expect((await fetch(addressOf(put), { method: 'PUT' })).status).toBe(202);
  const refused = await fetch(addressOf(put), { method: 'POST' });
  expect(refused.headers.get('allow')).toBe('PUT');
  expect(await refusalOf(refused)).toMatchObject({ status: 405, code: 'MethodNotAllowed' });
});

test('without a Response the caller gets 202 with the run, and the address to ask for its end', async () => {
  const flow = await publishTrigger('Accepted');
  const accepted = await callTrigger(flow, {});
  expect(accepted.status).toBe(202);
  const { runId } = await accepted.json();
  expect((await ended(api, runId)).run.status).toBe('Succeeded');
  const status = await fetch(accepted.headers.get('location') ?? '');
  expect(status.status).toBe(200);
});

test('with a Response the caller gets its status, headers and body', async () => {
  const actions = {
    Answer: {
      type: 'Response',
      kind: 'Http',
      inputs: {
        statusCode: 418,
        headers: { 'x-order': "@triggerBody()['id']", 'content-type': 'application/vnd.tea+json' },
        body: { id: "@triggerBody()['id']", pot: "@toUpper(triggerBody()?['pot'])" },
      },
      runAfter: {},
    },
  };
  const flow = await publishFlow(api, { name: 'Own answer', definition: definitionOf(actions) });
  const answer = await callTrigger(flow, { id: 'T-1', pot: 'blue' });
  expect(answer.status).toBe(418);
  expect(answer.headers.get('x-order')).toBe('T-1');
  expect(answer.headers.get('content-type')).toBe('application/vnd.tea+json');
  expect(await answer.json()).toEqual({ id: 'T-1', pot: 'BLUE' });
});
