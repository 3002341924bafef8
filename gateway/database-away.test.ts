import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { waitUntil } from '#scripts/wait-until.ts';
import { pool } from '#server/database.ts';
import { errorOf, post, runsOf } from './testing/calls.ts';
import { type CuttableConnection, cuttableConnection } from './testing/cuttable-connection.ts';
import { publishedFlow, respondingFlow } from './testing/flow-fixtures.ts';
import { startTestGateway, type TestGateway } from './testing/test-gateway.ts';

let connection: CuttableConnection;
let gateway: TestGateway;

beforeAll(async () => {
  connection = await cuttableConnection();
  gateway = await startTestGateway({ via: connection.urlFor });
});

afterAll(async () => {
  await gateway.end();
  await connection.cut();
});

const limits = { limit: 15_000, every: 20 };

it('while the database is away a call is answered with 503, and works again once it is back', async () => {
  const { flowId, url } = await publishedFlow(gateway.url);
  expect((await post(url)).status).toBe(202);
  await connection.cut();
  const refused = await post(url);
  expect(refused.headers.get('retry-after')).toBe('2');
  expect(await errorOf(refused)).toMatchObject({ status: 503, error: { code: 'Unavailable' } });
  const readiness = await (await fetch(`${gateway.url}/readyz`)).json();
  expect(readiness).toMatchObject({ database: 'unavailable' });
  await connection.mend();
  expect(await waitUntil(async () => (await post(url)).status === 202, limits)).toBe(true);
  expect(await runsOf(flowId)).toHaveLength(2);
});

it('a change that was made unheard is seen once the connection is back', async () => {
  const { flowId, url } = await publishedFlow(gateway.url);
  expect((await post(url)).status).toBe(202);
  await connection.cut();
  const direct = new pg.Client({ connectionString: gateway.databaseUrl });
  await direct.connect();
  await direct.query('UPDATE "Flow" SET enabled = false WHERE id = $1', [flowId]);
  await direct.end();
  await connection.mend();
  expect(await waitUntil(async () => (await post(url)).status === 409, limits)).toBe(true);
});

it('a caller who waits gets the answer that was given while nothing could be heard', async () => {
  const { flowId, url } = await respondingFlow(gateway.url);
  const call = post(url, '{}');
  const run = await waitUntil(async () => (await runsOf(flowId)).at(0) ?? false, limits);
  if (!run) throw new Error('The call was not accepted.');
  await connection.cut();
  await connection.mend();
  const answer = async () => {
    await pool().query(
      `INSERT INTO "RunResponse" ("runId", "statusCode", headers, body) VALUES ($1, 200, '{}', '"late"')`,
      [run.id],
    );
    return true;
  };
  expect(await waitUntil(() => answer().catch(() => false), limits)).toBe(true);
  expect(await (await call).text()).toBe('late');
});
