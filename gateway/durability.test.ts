import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { type AddressInfo, createServer } from 'node:net';
import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { type FreshDatabase, freshDatabase } from '#scripts/testing/fresh-database.ts';
import { waitUntil } from '#scripts/wait-until.ts';
import { closeDatabase, pool } from '#server/database.ts';
import { post } from './testing/calls.ts';
import { publishedFlow } from './testing/flow-fixtures.ts';

const ROUNDS = 3;
const CALLERS = 8;
const ACKNOWLEDGED_PER_ROUND = 40;

let database: FreshDatabase;
let url: string;
let environment: NodeJS.ProcessEnv;
const started = new Set<ChildProcess>();

beforeAll(async () => {
  database = await freshDatabase();
  process.env.DATABASE_URL = database.url;
  process.env.MILLRACE_SECRET_KEY = randomBytes(32).toString('base64');
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  environment = {
    ...process.env,
    GATEWAY_PORT: String(port),
    GATEWAY_HOST: '127.0.0.1',
    PUBLIC_URL: url,
    TEMPORAL_ADDRESS: process.env.TEST_TEMPORAL_ADDRESS,
    WEB_URL: 'http://127.0.0.1:9',
    LOG_LEVEL: 'warn',
  };
});

afterAll(async () => {
  for (const gateway of started) gateway.kill('SIGKILL');
  await closeDatabase();
  await database.drop();
});

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });
}

async function startProcess(): Promise<ChildProcess> {
  const main = resolve(import.meta.dirname, 'main.ts');
  const gateway = spawn(process.execPath, ['--import', 'tsx', main], { env: environment, stdio: 'inherit' });
  started.add(gateway);
  expect(await waitUntil(isHealthy, { limit: 20_000 })).toBe(true);
  return gateway;
}

function isHealthy(): Promise<boolean> {
  return fetch(`${url}/healthz`).then(
    ({ ok }) => ok,
    () => false,
  );
}

function ended(gateway: ChildProcess): Promise<void> {
  return new Promise((done) => gateway.once('exit', () => done()));
}

it('every run that was acknowledged before a kill -9 of the gateway is in the database', async () => {
  const flow = await publishedFlow(url);
  const acknowledged: string[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const gateway = await startProcess();
    const end = ended(gateway);
    const enough = round * ACKNOWLEDGED_PER_ROUND;
    const call = async () => {
      while (gateway.exitCode === null && gateway.signalCode === null) {
        const response = await post(flow.url, '{"order":1}').catch(() => undefined);
        if (response?.status !== 202) continue;
        const answer = await response.json().catch(() => undefined);
        if (answer) acknowledged.push(answer.runId);
        if (acknowledged.length >= enough) gateway.kill('SIGKILL');
      }
    };
    await Promise.all([...Array.from({ length: CALLERS }, call), end]);
  }
  const { rows } = await pool().query('SELECT id FROM "Run" WHERE id = ANY($1)', [acknowledged]);
  expect(acknowledged.length).toBeGreaterThanOrEqual(ROUNDS * ACKNOWLEDGED_PER_ROUND);
  expect(rows).toHaveLength(new Set(acknowledged).size);
  const restarted = await startProcess();
  expect((await post(flow.url)).status).toBe(202);
  const end = ended(restarted);
  restarted.kill('SIGTERM');
  await end;
  expect(restarted.exitCode).toBe(0);
});

it('a hundred calls under one key, with a kill -9 and a restart among them, make one run and get one answer', async () => {
  const flow = await publishedFlow(url);
  const gateway = await startProcess();
  const end = ended(gateway);
  const answers: string[] = [];
  let refused = 0;
  const call = async (_: unknown, caller: number) => {
    await delay(caller * 5);
    for (;;) {
      const response = await post(flow.url, '{"order":1}', { 'idempotency-key': 'order-1' }).catch(() => undefined);
      const answer = response?.status === 202 ? await response.json().catch(() => undefined) : undefined;
      if (answer) {
        answers.push(answer.runId);
        if (answers.length === 10) gateway.kill('SIGKILL');
        return;
      }
      refused += 1;
      await delay(20);
    }
  };
  const restarted = end.then(startProcess);
  await Promise.all([...Array.from({ length: 100 }, call), restarted]);
  expect(refused).toBeGreaterThan(0);
  expect(answers).toHaveLength(100);
  expect(new Set(answers).size).toBe(1);
  const { rows } = await pool().query('SELECT id FROM "Run" WHERE "flowId" = $1', [flow.flowId]);
  expect(rows).toHaveLength(1);
  const stopped = ended(await restarted);
  (await restarted).kill('SIGTERM');
  await stopped;
});
