import { Agent, request } from 'node:http';
import { afterEach, expect, it } from 'vitest';

import { waitUntil } from '#scripts/wait-until.ts';
import { pool } from '#server/database.ts';
import { notify } from '#server/notifications.ts';
import { errorOf, onlyRunOf, post, runsOf } from './testing/calls.ts';
import { respondingFlow } from './testing/flow-fixtures.ts';
import { startTestGateway, type TestGateway } from './testing/test-gateway.ts';

let gateway: TestGateway | undefined;

afterEach(async () => {
  await gateway?.end();
  gateway = undefined;
});

async function waitingCall(url: string, flowId: string) {
  const call = post(url, '{}');
  expect(await waitUntil(async () => (await runsOf(flowId)).length === 1, { limit: 5_000, every: 5 })).toBe(true);
  return { call, run: await onlyRunOf(flowId) };
}

it('a caller who waits while the gateway stops still gets the answer of the flow', async () => {
  gateway = await startTestGateway();
  const { flowId, url } = await respondingFlow(gateway.url);
  const { call, run } = await waitingCall(url, flowId);
  const closing = gateway.close();
  await expect(post(url, '{}')).rejects.toThrow();
  await pool().query(
    `INSERT INTO "RunResponse" ("runId", "statusCode", headers, body) VALUES ($1, 200, '{}', '"done"')`,
    [run.id],
  );
  await notify(pool(), 'run_answered', run.id);
  expect(await (await call).text()).toBe('done');
  await closing;
});

it('a caller whose flow does not answer in time is told that the run goes on', async () => {
  gateway = await startTestGateway({ drainTime: 200 });
  const { flowId, url } = await respondingFlow(gateway.url);
  const { call, run } = await waitingCall(url, flowId);
  await gateway.close();
  expect(await errorOf(await call)).toMatchObject({ status: 503, error: { details: { runId: run.id } } });
});

it('connections that are kept open do not hold the gateway', async () => {
  gateway = await startTestGateway();
  const agent = new Agent({ keepAlive: true });
  const { url } = gateway;
  await new Promise<void>((resolve, reject) => {
    request(`${url}/healthz`, { agent }, (response) => response.resume().on('end', resolve))
      .on('error', reject)
      .end();
  });
  const before = performance.now();
  await gateway.close();
  expect(performance.now() - before).toBeLessThan(2_000);
  agent.destroy();
});
