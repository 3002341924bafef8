/** A short form of `npm run chaos`: processes are killed at random while orders are placed, and nothing is lost or doubled. */

import { expect, test } from '@playwright/test';

import { runChaos } from '#scripts/chaos/run-chaos.ts';

import { signedInApi } from './owner.ts';
import { runningProcess } from './processes.ts';

const ROUNDS = 3;

test('orders that are placed while processes are killed are all carried out, each effect once', async ({ baseURL }) => {
  test.setTimeout(400_000);
  const api = await signedInApi(baseURL);
  const seed = Date.now() % 1_000_000;
  const result = await runChaos({
    api,
    seed,
    rounds: ROUNDS,
    ordersPerRound: 3,
    processId: runningProcess,
    report: console.log,
  });
  expect(result, `with the seed ${seed}`).toMatchObject({ lost: [], doubled: [], missing: [], stuck: [], runs: 9 });
  const healthy = async () => (await fetch(`${baseURL}/readyz`).catch(() => undefined))?.ok;
  await expect.poll(healthy, { timeout: 60_000 }).toBe(true);
  await api.dispose();
});
