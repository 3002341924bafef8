/**
 * Promise 2: an endpoint that is known is never unknown and refuses no connection, whatever is published, restarted or killed: callers
 * get 2xx, or 503 with when to come again.
 */

import { expect, test } from '@playwright/test';

import { definitionOf, publishFlow } from './flows.ts';
import { signedInApi } from './owner.ts';
import { processId, runningProcess, supervisorId } from './processes.ts';

const EVERY_MS = 20;

type Call = { begun: number; ended: number; status?: number; retryAfter?: string | null; problem?: string };

/** Fifty calls a second, each by a connection of its own, until it is told to stop. */
function callSteadily(url: string) {
  const calls: Call[] = [];
  const underWay = new Set<Promise<void>>();
  async function call(): Promise<void> {
    const begun = performance.now();
    const how: Call = { begun, ended: begun };
    try {
      const response = await fetch(url, {
        method: 'POST',
        body: '{}',
        headers: { connection: 'close', 'content-type': 'application/json' },
      });
      await response.arrayBuffer();
      Object.assign(how, { status: response.status, retryAfter: response.headers.get('retry-after') });
    } catch (error) {
      const { cause } = error as { cause?: { code?: string } };
      how.problem = cause?.code ?? String(error);
    }
    how.ended = performance.now();
    calls.push(how);
  }
  const timer = setInterval(() => {
    const made = call().finally(() => underWay.delete(made));
    underWay.add(made);
  }, EVERY_MS);
  return {
    calls,
    async stop() {
      clearInterval(timer);
      await Promise.all(underWay);
    },
  };
}

/** Does something to a process and waits until another one has its place. */
async function replaced(name: string, act: (pid: number) => void): Promise<void> {
  const pid = processId(name);
  act(pid);
  await expect.poll(() => runningProcess(name), { timeout: 30_000 }).not.toBe(pid);
}

test('publishing, a new gateway, a killed gateway and a killed database refuse nobody', async ({ baseURL }) => {
  const api = await signedInApi(baseURL);
  const flow = await publishFlow(api, {
    name: 'Always there',
    definition: definitionOf({ Note: { type: 'Compose', inputs: 1, runAfter: {} } }),
  });
  const steady = callSteadily(flow.triggerUrl ?? '');
  const isServed = async (since: number) => steady.calls.some(({ begun, status }) => begun > since && status === 202);
  const servedAgain = async () => {
    const since = performance.now();
    await expect.poll(() => isServed(since), { timeout: 30_000 }).toBe(true);
  };
  await servedAgain();

  for (let version = 2; version <= 4; version += 1) {
    const { revision } = await (await api.get(`/api/flows/${flow.id}`)).json();
    expect((await api.post(`/api/flows/${flow.id}/publish`, { data: { revision } })).ok()).toBe(true);
  }
  await servedAgain();

  await replaced('gateway', () => process.kill(supervisorId(), 'SIGUSR2'));
  await servedAgain();
  const beforeKill = steady.calls.length;

  const killedAt = performance.now();
  for (const name of ['gateway', 'postgres']) {
    await replaced(name, (pid) => process.kill(pid, 'SIGKILL'));
    await servedAgain();
  }
  await steady.stop();
  await api.dispose();

  const { calls } = steady;
  expect(calls.length).toBeGreaterThan(100);
  const statuses = new Set(calls.flatMap(({ status }) => status ?? []));
  expect([...statuses].filter((status) => status !== 202 && status !== 503)).toEqual([]);
  expect(calls.filter(({ status, retryAfter }) => status === 503 && !retryAfter)).toEqual([]);
  expect(calls.slice(0, beforeKill).filter(({ problem }) => problem !== undefined)).toEqual([]);
  // What a killed process was at is lost to its caller, who may ask again; nobody else notices.
  const broken = calls.filter(({ problem }) => problem !== undefined);
  expect(broken.filter(({ begun }) => begun > killedAt + 50)).toEqual([]);
  expect(broken.filter(({ problem }) => problem === 'ECONNREFUSED')).toEqual([]);
});
