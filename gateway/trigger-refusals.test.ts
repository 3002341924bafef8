import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { waitUntil } from '#scripts/wait-until.ts';
import { ensureTriggerKey, signTrigger, triggerUrl } from '#server/trigger-signature.ts';
import { errorOf, post, runsOf } from './testing/calls.ts';
import { createFlow, publishedFlow, setEnabled } from './testing/flow-fixtures.ts';
import { startTestGateway, type TestGateway } from './testing/test-gateway.ts';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway();
});

afterAll(() => gateway.end());

describe('a call that cannot be accepted makes no run and says why:', () => {
  it('malformed JSON, with its place', async () => {
    const { flowId, url } = await publishedFlow(gateway.url);
    expect(await errorOf(await post(url, '{"a": }'))).toMatchObject({
      status: 400,
      error: { code: 'BodyNotJson', details: { line: 1, column: 7 } },
    });
    expect(await runsOf(flowId)).toEqual([]);
  });

  it('a body that does not match the schema, with every path and reason', async () => {
    const schema = {
      type: 'object',
      required: ['id', 'lines'],
      properties: { id: { type: 'integer' }, lines: { type: 'array', items: { type: 'string' } } },
    };
    const trigger = { inputs: { schema }, operationOptions: 'EnableSchemaValidation' };
    const { flowId, url } = await publishedFlow(gateway.url, { trigger });
    const { status, error } = await errorOf(await post(url, '{"id":"x","lines":["a",2]}'));
    expect([status, error.code]).toEqual([400, 'BodyDoesNotMatchSchema']);
    expect(error.details).toEqual({
      problems: [
        { path: '/id', message: 'Expected integer, found string.' },
        { path: '/lines/1', message: 'Expected string, found number.' },
      ],
    });
    expect((await errorOf(await post(url))).error.message).toMatch(/body is missing/);
    const asText = await post(url, '{"id":1,"lines":[]}', { 'content-type': 'text/plain' });
    expect((await errorOf(asText)).error.message).toMatch(/Content-Type: application\/json/);
    expect(await runsOf(flowId)).toEqual([]);
    expect((await post(url, '{"id":1,"lines":[]}')).status).toBe(202);
  });

  it('but not a body that a schema only describes', async () => {
    const schema = { type: 'object', properties: { id: { type: 'integer' } }, required: ['id'] };
    const { url } = await publishedFlow(gateway.url, { trigger: { inputs: { schema } } });
    expect((await post(url, '{"id":"x"}')).status).toBe(202);
  });

  it('an unknown flow, an unknown trigger, a path beyond them', async () => {
    const { url } = await publishedFlow(gateway.url);
    const unknownFlow = await errorOf(await post(`${gateway.url}/hooks/${randomUUID()}/manual?sig=x`));
    expect(unknownFlow).toMatchObject({
      status: 404,
      error: { code: 'NotFound', message: expect.stringMatching(/no flow/) },
    });
    expect((await post(`${gateway.url}/hooks/%00/manual?sig=x`)).status).toBe(404);
    const unknownTrigger = await errorOf(await post(url.replace('/manual', '/other')));
    expect(unknownTrigger).toMatchObject({
      status: 404,
      error: { message: expect.stringMatching(/no Request trigger 'other'/) },
    });
    const path = await errorOf(await post(url.replace('/manual', '/manual/more')));
    expect(path).toMatchObject({ status: 404, error: { message: expect.stringMatching(/path does not fit/) } });
    expect((await errorOf(await post(`${gateway.url}/hooks/`))).error.code).toBe('NotFound');
  });

  it('a wrong, missing or foreign signature', async () => {
    const { flowId, url } = await publishedFlow(gateway.url);
    const other = await publishedFlow(gateway.url);
    const foreign = new URL(other.url).searchParams.get('sig');
    const bare = url.split('?')[0];
    for (const query of ['', '?sig=', '?sig=wrong', `?sig=${foreign}`]) {
      expect(await errorOf(await post(bare + query))).toMatchObject({
        status: 401,
        error: { code: 'InvalidSignature' },
      });
    }
    const sigOfOther = signTrigger({ flowId, triggerName: 'other' }, await ensureTriggerKey(flowId));
    expect((await post(`${bare}?sig=${sigOfOther}`)).status).toBe(401);
    expect(await runsOf(flowId)).toEqual([]);
  });

  it('a disabled flow, until it is enabled again', async () => {
    const { flowId, url } = await publishedFlow(gateway.url, { enabled: false });
    expect(await errorOf(await post(url))).toMatchObject({ status: 409, error: { code: 'FlowDisabled' } });
    await setEnabled(flowId, true);
    expect(await waitUntil(async () => (await post(url)).status === 202, { limit: 5_000, every: 10 })).toBe(true);
    expect(await runsOf(flowId)).toHaveLength(1);
  });

  it('a flow that is not published', async () => {
    const flowId = await createFlow();
    const url = await triggerUrl({ flowId, triggerName: 'manual' }, gateway.url);
    expect(await errorOf(await post(url))).toMatchObject({ status: 409, error: { code: 'NotPublished' } });
  });

  it('a method that is not allowed, with the one that is', async () => {
    const { url } = await publishedFlow(gateway.url, { trigger: { inputs: { method: 'put' } } });
    const response = await post(url);
    expect(response.headers.get('allow')).toBe('PUT');
    expect(await errorOf(response)).toMatchObject({ status: 405, error: { code: 'MethodNotAllowed' } });
  });

  it('a body over the limit, whether its length is known or not', async () => {
    const { flowId, url } = await publishedFlow(gateway.url);
    const known = await post(url, 'x'.repeat(3_000_000));
    expect(known.headers.get('connection')).toBe('close');
    expect(await errorOf(known)).toMatchObject({
      status: 413,
      error: { code: 'BodyTooLarge', details: { limit: 1e6 } },
    });
    const body = new ReadableStream({
      start(controller) {
        for (let part = 0; part < 30; part += 1) controller.enqueue(new Uint8Array(100_000));
        controller.close();
      },
    });
    const unknown = await fetch(url, { method: 'POST', body, duplex: 'half' } as RequestInit);
    expect(unknown.status).toBe(413);
    expect(await runsOf(flowId)).toEqual([]);
  });

  it('a compressed body, which is not understood', async () => {
    const { url } = await publishedFlow(gateway.url);
    const response = await post(url, '{}', { 'content-encoding': 'gzip' });
    expect((await errorOf(response)).error.message).toMatch(/Content-Encoding/);
  });
});
