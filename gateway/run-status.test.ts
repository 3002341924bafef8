import { afterAll, beforeAll, expect, it } from 'vitest';

import { pool } from '#server/database.ts';
import { errorOf, post } from './testing/calls.ts';
import { publishedFlow, respondingFlow } from './testing/flow-fixtures.ts';
import { startTestGateway, type TestGateway } from './testing/test-gateway.ts';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway();
});

afterAll(() => gateway.end());

const ASYNCHRONOUS = {
  Answer: { type: 'Response', operationOptions: 'Asynchronous', inputs: { statusCode: 200 }, runAfter: {} },
};

/** The address that the answer names, at the gateway of the test. */
function locationOf(response: Response): string {
  return (response.headers.get('location') ?? '').replace('http://millrace.test', gateway.url);
}

it('the address of an accepted run answers 202 while it goes on, then its end', async () => {
  const { url } = await publishedFlow(gateway.url);
  const location = locationOf(await post(url, '{}'));
  const early = await fetch(location);
  expect(early.status).toBe(202);
  expect(early.headers.get('retry-after')).toBe('2');
  expect(await early.json()).toMatchObject({ status: 'Waiting' });
  await pool().query(
    `UPDATE "Run" SET status = 'Failed', code = 'ActionFailed', "errorCode" = 'X', "errorMessage" = 'why'`,
  );
  const late = await fetch(location);
  expect(late.status).toBe(200);
  expect(await late.json()).toMatchObject({
    status: 'Failed',
    code: 'ActionFailed',
    error: { code: 'X', message: 'why' },
  });
});

it('an asynchronous Response is answered at once with 202, and read from the address', async () => {
  const { url } = await publishedFlow(gateway.url, { actions: ASYNCHRONOUS });
  const accepted = await post(url, '{}');
  expect(accepted.status).toBe(202);
  const { runId } = await accepted.json();
  const { rows } = await pool().query('SELECT "awaitsResponse" FROM "Run" WHERE id = $1', [runId]);
  expect(rows).toEqual([{ awaitsResponse: true }]);
  expect((await fetch(locationOf(accepted))).status).toBe(202);
  await pool().query(
    `INSERT INTO "RunResponse" ("runId", "statusCode", headers, body) VALUES ($1, 201, '{"x-a":"b"}', '{"done":true}')`,
    [runId],
  );
  const answer = await fetch(locationOf(accepted));
  expect([answer.status, answer.headers.get('x-a'), await answer.json()]).toEqual([201, 'b', { done: true }]);
});

it('the address of a run needs its own signature, takes GET only, and tells of unknown runs', async () => {
  const [one, other] = [await publishedFlow(gateway.url), await respondingFlow(gateway.url)];
  const location = locationOf(await post(one.url));
  expect((await errorOf(await fetch(location.replace(/sig=.*/, 'sig=x')))).status).toBe(401);
  const triggerSignature = new URL(other.url).searchParams.get('sig');
  expect((await fetch(location.replace(/sig=.*/, `sig=${triggerSignature}`))).status).toBe(401);
  const posted = await post(location);
  expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  await pool().query('DELETE FROM "Run"');
  expect((await errorOf(await fetch(location))).status).toBe(404);
});
