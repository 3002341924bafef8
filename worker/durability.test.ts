import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { encodeWire } from '#core/json/wire.ts';
import { applyMigrations } from '#scripts/services/apply-migrations.ts';
import { type RunningPostgres, startPostgres } from '#scripts/services/postgres.ts';
import { type RunningTemporal, startTemporal } from '#scripts/services/temporal.ts';
import { waitUntil } from '#scripts/wait-until.ts';
import { tokenHash } from '#server/callback-address.ts';
import { isDatabaseReachable } from '#server/database.ts';
import { answerCallback } from '#server/repositories/action-waits.ts';
import { type CountingServer, countingServer } from './testing/counting-server.ts';
import {
  acceptTestRun,
  endOf,
  flowOf,
  http,
  prepareEngine,
  publishTestFlow,
  recordOf,
  spawnWorkerProcess,
} from './testing/test-engine.ts';

const STEPS = Array.from({ length: 10 }, (_, index) => index + 1);
/** A workflow task that was lost is given to somebody else after ten seconds. */
const RECOVERY_MS = 60_000;

let temporal: RunningTemporal;
let postgres: RunningPostgres;
let folder: string;
let engine: Awaited<ReturnType<typeof prepareEngine>>;
let server: CountingServer;
let worker: ChildProcess;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'millrace-durability-'));
  [temporal, postgres] = await Promise.all([
    startTemporal({ folder: temporalFolder() }),
    startPostgres({ dataFolder: postgresFolder() }),
  ]);
  await applyMigrations(postgres.url);
  process.env.TEST_DATABASE_URL = postgres.url;
  engine = await prepareEngine(temporal.address);
  server = await countingServer(() => new Promise((resolve) => setTimeout(resolve, 100)));
});

afterEach(() => {
  worker?.kill('SIGKILL');
});

afterAll(async () => {
  await server?.close();
  await engine?.close();
  await Promise.all([temporal?.stop(), postgres?.stop()]);
  await rm(folder, { recursive: true, force: true });
});

/** Both are of this test's own, as it kills them. */
function temporalFolder(): string {
  return join(folder, 'temporal');
}

function postgresFolder(): string {
  return join(folder, 'postgres');
}

async function chainOfTen(name: string): Promise<string> {
  const actions = Object.fromEntries(
    STEPS.map((step) => {
      const runAfter = step === 1 ? {} : { [`Step${step - 1}`]: ['Succeeded'] };
      return [`Step${step}`, { ...http(`${server.url}/${name}/${step}`), runAfter }];
    }),
  );
  return acceptTestRun(await publishTestFlow(flowOf(actions)));
}

function callsOf(name: string) {
  return STEPS.map((step) => server.seen.filter(({ path }) => path === `/${name}/${step}`));
}

/** Each finished call once; the one in flight perhaps again, and then under the same key. */
function expectNoRepetition(name: string): void {
  const calls = callsOf(name);
  expect(calls.every((ofStep) => ofStep.length === 1 || ofStep.length === 2)).toBe(true);
  expect(calls.filter((ofStep) => ofStep.length === 2).length).toBeLessThanOrEqual(1);
  for (const ofStep of calls) expect(new Set(ofStep.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
}

describe('a run of ten calls', () => {
  it('ends well, and calls nothing twice but what was in flight, when its worker is killed', async () => {
    worker = spawnWorkerProcess(engine.settings);
    const runId = await chainOfTen('worker-killed');
    await waitUntil(() => server.count('/worker-killed/4') === 1, { limit: 30_000 });
    worker.kill('SIGKILL');
    await once(worker, 'exit');
    worker = spawnWorkerProcess(engine.settings);
    expect(await endOf(runId, RECOVERY_MS)).toMatchObject({ status: 'Succeeded' });
    expectNoRepetition('worker-killed');
  }, 100_000);

  it('ends well, and calls nothing twice, when Temporal is killed', async () => {
    worker = spawnWorkerProcess(engine.settings);
    const runId = await chainOfTen('temporal-killed');
    await waitUntil(() => server.count('/temporal-killed/4') === 1, { limit: 30_000 });
    process.kill(temporal.pid, 'SIGKILL');
    await temporal.ended;
    temporal = await startTemporal({ folder: temporalFolder(), port: temporal.port });
    expect(await endOf(runId, RECOVERY_MS)).toMatchObject({ status: 'Succeeded' });
    expectNoRepetition('temporal-killed');
  }, 100_000);

  it('ends well, and calls nothing twice, when PostgreSQL is killed', async () => {
    worker = spawnWorkerProcess(engine.settings);
    const runId = await chainOfTen('postgres-killed');
    await waitUntil(() => server.count('/postgres-killed/4') === 1, { limit: 30_000 });
    process.kill(postgres.pid, 'SIGKILL');
    await postgres.ended;
    postgres = await startPostgres({ dataFolder: postgresFolder(), port: postgres.port });
    await waitUntil(isDatabaseReachable, { limit: 30_000 });
    expect(await endOf(runId, RECOVERY_MS)).toMatchObject({ status: 'Succeeded' });
    expectNoRepetition('postgres-killed');
  }, 100_000);

  it('is carried through when the worker is told to stop in the middle', async () => {
    worker = spawnWorkerProcess(engine.settings);
    const runId = await chainOfTen('worker-stopped');
    await waitUntil(() => server.count('/worker-stopped/4') === 1, { limit: 30_000 });
    const from = Date.now();
    worker.kill('SIGTERM');
    const [code] = await once(worker, 'exit');
    expect(code).toBe(0);
    expect(Date.now() - from).toBeLessThan(30_000);
    worker = spawnWorkerProcess(engine.settings);
    expect(await endOf(runId, RECOVERY_MS)).toMatchObject({ status: 'Succeeded' });
    expectNoRepetition('worker-stopped');
  }, 100_000);
});

describe('a run that waits for a flow and for a call back', () => {
  it('ends well, and asks nobody twice, when its worker is killed and the call back comes meanwhile', async () => {
    worker = spawnWorkerProcess(engine.settings);
    const called = await publishTestFlow(
      flowOf({
        Pause: { type: 'Wait', inputs: { interval: { count: 2, unit: 'Second' } } },
        Count: { ...http(`${server.url}/waits/called`), runAfter: { Pause: ['Succeeded'] } },
        Answer: { type: 'Response', inputs: { statusCode: 200, body: 'done' }, runAfter: { Count: ['Succeeded'] } },
      }),
      { needsCarrier: true },
    );
    const subscribe = { method: 'POST', uri: `${server.url}/waits/hook`, body: { notify: '@{listCallbackUrl()}' } };
    const waits = flowOf({
      Call: { type: 'Workflow', inputs: { host: { workflow: { id: called.flowId } } } },
      Hook: { type: 'HttpWebhook', inputs: { subscribe, unsubscribe: {} } },
      After: { ...http(`${server.url}/waits/after`), runAfter: { Call: ['Succeeded'], Hook: ['Succeeded'] } },
    });
    const runId = await acceptTestRun(await publishTestFlow(waits, { needsCarrier: true }));
    const isWaiting = async (action: string) => (await recordOf(runId, action).catch(() => null))?.status === 'Waiting';
    const bothWait = async () => (await isWaiting('Call')) && (await isWaiting('Hook'));
    expect(await waitUntil(bothWait, { limit: 30_000 })).toBe(true);
    worker.kill('SIGKILL');
    await once(worker, 'exit');
    const { notify } = JSON.parse(server.seen.find(({ path }) => path === '/waits/hook')?.body ?? '{}');
    await answerCallback(tokenHash(String(notify).split('/').at(-1) ?? ''), encodeWire({ body: 'called back' }));
    worker = spawnWorkerProcess(engine.settings);
    expect(await endOf(runId, RECOVERY_MS)).toMatchObject({ status: 'Succeeded' });
    expect((await recordOf(runId, 'Hook')).outputs).toContain('called back');
    for (const path of ['/waits/hook', '/waits/called', '/waits/after'])
      expect([path, server.count(path)]).toEqual([path, 1]);
  }, 100_000);
});
