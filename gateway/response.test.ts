import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { waitUntil } from '#scripts/wait-until.ts';
import { pool } from '#server/database.ts';
import { notify } from '#server/notifications.ts';
import { writeResponse } from '#server/repositories/run-responses-write.ts';
import { errorOf, post, runsOf } from './testing/calls.ts';
import { respondingFlow } from './testing/flow-fixtures.ts';
import { startTestGateway, type TestGateway } from './testing/test-gateway.ts';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway();
});

afterAll(() => gateway.end());

/** The run of a call that is waiting. */
async function acceptedRun(flowId: string) {
  const run = await waitUntil(async () => (await runsOf(flowId)).at(-1) ?? false, { limit: 5_000, every: 5 });
  if (!run) throw new Error('The call was not accepted.');
  return run;
}

type WrittenResponse = { statusCode?: number; headers?: { [name: string]: string }; body?: string };

/** As the worker does it for a Response action. */
async function respond(runId: string, { statusCode = 200, headers = {}, body }: WrittenResponse): Promise<void> {
  await pool().query('INSERT INTO "RunResponse" ("runId", "statusCode", headers, body) VALUES ($1, $2, $3, $4)', [
    runId,
    statusCode,
    JSON.stringify(headers),
    body ?? null,
  ]);
  await notify(pool(), 'run_answered', runId);
}

async function endRun(runId: string, status: string): Promise<void> {
  await pool().query(
    `UPDATE "Run" SET status = $2, "errorCode" = 'ActionFailed', "errorMessage" = 'It broke.', "endedAt" = now() WHERE id = $1`,
    [runId, status],
  );
  await notify(pool(), 'run_ended', runId);
}

async function answered(response: WrittenResponse): Promise<Response> {
  const { flowId, url } = await respondingFlow(gateway.url);
  const call = post(url, '{}');
  const { id } = await acceptedRun(flowId);
  await respond(id, response);
  return call;
}

describe('a flow with a Response action', () => {
  it('answers its caller with status, headers and JSON body', async () => {
    const response = await answered({ statusCode: 201, headers: { 'X-Order': '7', ETag: '"a"' }, body: '{"id":7.0}' });
    expect(response.status).toBe(201);
    expect(response.headers.get('x-order')).toBe('7');
    expect(response.headers.get('etag')).toBe('"a"');
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(response.headers.get('x-ms-workflow-run-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(await response.text()).toBe('{"id":7.0}');
  });

  it('answers text and binary content as what they are', async () => {
    const text = await answered({ headers: { 'Content-Type': 'text/html' }, body: '"<b>hi</b>"' });
    expect([text.headers.get('content-type'), await text.text()]).toEqual(['text/html', '<b>hi</b>']);
    expect(text.headers.get('content-security-policy')).toMatch(/^sandbox/);
    const image = await answered({ body: '{"$content-type":"image/png","$content":"iVBORw=="}' });
    expect(image.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await image.arrayBuffer()).toString('hex')).toBe('89504e47');
  });

  it('answers without a body', async () => {
    const empty = await answered({ statusCode: 204 });
    expect([empty.status, await empty.text()]).toEqual([204, '']);
  });

  it('does not let the flow set what belongs to the connection', async () => {
    const headers = { 'Content-Length': '999', 'Transfer-Encoding': 'chunked', Connection: 'upgrade', Host: 'x' };
    const response = await answered({ headers, body: '"ok"' });
    expect([response.status, await response.text()]).toEqual([200, 'ok']);
    expect(response.headers.get('host')).toBeNull();
  });

  it('whose answer HTTP does not allow gives 502 and the reason', async () => {
    const { status, error } = await errorOf(await answered({ headers: { 'bad name': 'x' } }));
    expect(status).toBe(502);
    expect(error.message).toContain("'bad name'");
  });

  it('gives 502 when the run ends without reaching it', async () => {
    const { flowId, url } = await respondingFlow(gateway.url);
    const call = post(url, '{}');
    const { id } = await acceptedRun(flowId);
    await endRun(id, 'Failed');
    expect(await errorOf(await call)).toMatchObject({
      status: 502,
      error: { code: 'NoResponse', message: expect.stringContaining('It broke.'), details: { runId: id } },
    });
  });

  it('gives the same answer to every call with the same idempotency key, also later', async () => {
    const { flowId, url } = await respondingFlow(gateway.url);
    const calls = [1, 2, 3].map(() => post(url, '{}', { 'idempotency-key': 'k' }));
    const { id } = await acceptedRun(flowId);
    await respond(id, { body: '"once"' });
    calls.push(post(url, '{}', { 'idempotency-key': 'k' }));
    const texts = await Promise.all(calls.map(async (call) => (await call).text()));
    expect(texts).toEqual(['once', 'once', 'once', 'once']);
    expect(await runsOf(flowId)).toHaveLength(1);
  });

  it('leaves the headers of the run out when the trigger says so', async () => {
    const { flowId, url } = await respondingFlow(gateway.url, {
      trigger: { operationOptions: 'SuppressWorkflowHeadersOnResponse' },
    });
    const call = post(url, '{}');
    await respond((await acceptedRun(flowId)).id, { body: '1' });
    expect((await call).headers.get('x-ms-workflow-run-id')).toBeNull();
  });
});

describe('a caller who waits too long', () => {
  let impatient: TestGateway | undefined;

  afterEach(() => impatient?.end());

  it('gets 504 with where to ask for the end; the run goes on', async () => {
    impatient = await startTestGateway({ responseTimeout: 50, beside: gateway });
    const { url } = await respondingFlow(impatient.url);
    const { status, error } = await errorOf(await post(url, '{}'));
    expect([status, error.code]).toEqual([504, 'ResponseTimeout']);
    expect(error.details).toMatchObject({ statusUrl: expect.stringContaining('/hooks/runs/') });
  });

  it('is not answered any more, until a call with the same key waits again', async () => {
    impatient = await startTestGateway({ responseTimeout: 50, beside: gateway });
    const { flowId, url } = await respondingFlow(impatient.url);
    const key = { 'idempotency-key': 'k' };
    expect((await post(url, '{}', key)).status).toBe(504);
    const { id } = await acceptedRun(flowId);
    const response = { runId: id, statusCode: 200, headers: {}, body: '"late"' };
    expect(await writeResponse(response)).toBe('CallerGone');
    const again = post(url.replace(impatient.url, gateway.url), '{}', key);
    const isWaited = () => pool().query('SELECT FROM "Run" WHERE id = $1 AND "respondBy" > now()', [id]);
    await waitUntil(async () => (await isWaited()).rowCount === 1, { limit: 5_000, every: 5 });
    expect(await writeResponse(response)).toBe('Sent');
    expect(await (await again).text()).toBe('late');
  });
});
