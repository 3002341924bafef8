import { afterAll, beforeAll, expect, it } from 'vitest';

import { callbackToken, callbackUrl, tokenHash } from '#server/callback-address.ts';
import { closeWait, findWait, insertWait } from '#server/repositories/action-waits.ts';
import { errorOf, onlyRunOf, post } from './testing/calls.ts';
import { publishedFlow } from './testing/flow-fixtures.ts';
import { startTestGateway, type TestGateway } from './testing/test-gateway.ts';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway();
});

afterAll(() => gateway.end());

/** An action that waits for a call back. */
async function openWait() {
  const { flowId, url } = await publishedFlow(gateway.url);
  await post(url, '{}');
  const { id: runId } = await onlyRunOf(flowId);
  const key = { runId, action: 'Hook', repetition: '', attempt: 1 };
  await insertWait({ ...key, tokenHash: tokenHash(callbackToken(key)) });
  return { key, url: callbackUrl(key, gateway.url) };
}

it('takes the first call back, and answers those that follow in the same way', async () => {
  const { key, url } = await openWait();
  const answers = [await post(`${url}?x=1`, '{"n":1}'), await post(url, '{"n":2}')];
  expect(answers.map(({ status }) => status)).toEqual([202, 202]);
  expect(JSON.parse((await findWait(key))?.answer ?? '')).toMatchObject({ queries: { x: '1' }, body: { n: 1 } });
});

it('counts one of two call backs that come at the same time', async () => {
  const { key, url } = await openWait();
  const answers = await Promise.all([post(url, '{"n":1}'), post(url, '{"n":2}')]);
  expect(answers.map(({ status }) => status)).toEqual([202, 202]);
  expect((await findWait(key))?.answer).toMatch(/"n":[12]/);
});

it('refuses a call back once nobody waits any more, and an address that was never given out', async () => {
  const { key, url } = await openWait();
  await closeWait(key);
  expect(await errorOf(await post(url, '{}'))).toMatchObject({ status: 410, error: { code: 'Gone' } });
  expect((await post(`${gateway.url}/hooks/callbacks/guessed`, '{}')).status).toBe(404);
});

it('takes POST only, and JSON that is JSON; a call back that is refused leaves the wait open', async () => {
  const { url } = await openWait();
  const got = await fetch(url);
  expect([got.status, got.headers.get('allow')]).toEqual([405, 'POST']);
  expect((await post(url, '{"n":')).status).toBe(400);
  expect((await post(url, '{}')).status).toBe(202);
});
