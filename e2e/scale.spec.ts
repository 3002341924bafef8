/** Several processes of each kind over one database and one Temporal: two gateways accept, three workers carry out, each once. */

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { expect, test } from '@playwright/test';

import { inRepository } from '#scripts/repository-root.ts';
import { freePort } from '#scripts/services/ports.ts';
import { environmentOf } from '#scripts/services/process-info.ts';

import { startCountingServer } from './counting-server.ts';
import { callTrigger, definitionOf, ended, publishFlow } from './flows.ts';
import { signedInApi } from './owner.ts';
import { processId } from './processes.ts';

const RUNS = 60;

/** Sockets that only that process has. */
const OWN = /^(NODE_CHANNEL_|GATEWAY_SOCKET$)/;

/** What another process of the same kind has to be started with. */
function environmentLike(name: string): NodeJS.ProcessEnv {
  const shared = Object.entries(environmentOf(processId(name))).filter(([variable]) => !OWN.test(variable));
  return Object.fromEntries(shared) as NodeJS.ProcessEnv;
}

function start(file: string, env: NodeJS.ProcessEnv): ChildProcess {
  const child = spawn(process.execPath, [inRepository(file)], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  child.stdout?.resume();
  return child;
}

async function workersAlive(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^millrace_workers_alive (\d+)/m.exec(text)?.[1] ?? 0);
}

test('two gateways and three workers share the work, and do nothing twice', async ({ baseURL }) => {
  test.skip(!existsSync('/proc/self/environ'), 'Reads the environment of a process from /proc.');
  const api = await signedInApi(baseURL);
  const target = await startCountingServer({ answerAfter: 20 });
  const port = await freePort();
  const secondGateway = `http://localhost:${port}`;
  const further = [
    start('dist/gateway.js', { ...environmentLike('gateway'), GATEWAY_PORT: String(port) }),
    start('dist/worker.js', environmentLike('worker')),
    start('dist/worker.js', environmentLike('worker')),
  ];
  const closed = further.map((child) => new Promise((resolve) => child.once('close', resolve)));
  try {
    await expect.poll(async () => (await fetch(`${secondGateway}/readyz`).catch(() => undefined))?.ok).toBe(true);
    await expect.poll(() => workersAlive(secondGateway), { timeout: 30_000 }).toBe(3);
    const call = (step: string, after?: string) => ({
      type: 'Http',
      inputs: { method: 'POST', uri: `${target.url}/@{triggerBody()?['id']}/${step}` },
      runAfter: after === undefined ? {} : { [after]: ['Succeeded'] },
    });
    const definition = definitionOf({ First: call('first'), Second: call('second', 'First') });
    const flow = await publishFlow(api, { name: 'Shared by many', definition });
    const elsewhere = { ...flow, triggerUrl: (flow.triggerUrl ?? '').replace(baseURL ?? '', secondGateway) };
    const accepted = await Promise.all(
      Array.from({ length: RUNS }, async (_, id) => {
        const answer = await callTrigger(
          id % 2 === 0 ? flow : elsewhere,
          { id },
          { headers: { 'idempotency-key': `${id}` } },
        );
        expect(answer.status).toBe(202);
        return (await answer.json()).runId as string;
      }),
    );
    // The same key at the other gateway is the same run.
    const again = await callTrigger(elsewhere, { id: 0 }, { headers: { 'idempotency-key': '0' } });
    expect((await again.json()).runId).toBe(accepted[0]);
    for (const runId of accepted) expect((await ended(api, runId)).run.status).toBe('Succeeded');
    expect(target.calls).toHaveLength(2 * RUNS);
    expect(new Set(target.calls.map(({ path }) => path)).size).toBe(2 * RUNS);
  } finally {
    for (const child of further) child.kill('SIGTERM');
    await Promise.all(closed);
    await target.close();
    await api.dispose();
  }
});
