/**
 * Records the histories that are not there yet: `node --import tsx worker/testing/record-histories.ts`. What stands is a
 * contract and stays as it is.
 */

import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';

import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';

import { encodeWire } from '#core/json/wire.ts';
import { inRepository } from '#scripts/repository-root.ts';
import startIntegrationServices from '#scripts/testing/integration-services.ts';
import { waitUntil } from '#scripts/wait-until.ts';
import { tokenHash } from '#server/callback-address.ts';
import { database } from '#server/database.ts';
import { answerCallback } from '#server/repositories/action-waits.ts';

import { type CountingServer, countingServer, respondJson } from './counting-server.ts';
import { REPLAY_CASES, type ReplayCase } from './replay-cases.ts';
import { REPLAY_KEY } from './replay-key.ts';
import {
  acceptTestRun,
  endOf,
  historyOf,
  prepareEngine,
  publishTestFlow,
  recordsOf,
  startTestWorker,
} from './test-engine.ts';

const SLOW_MS = 6_000;

function fileOf({ name }: ReplayCase): string {
  return inRepository('workflows', 'replay', `${name}.json`);
}

function demoServer(): Promise<CountingServer> {
  return countingServer(({ path, body }, response) => {
    if (path === '/fails') respondJson(response, { reason: 'no' }, 500);
    if (path === '/subscribe') return callBack(body);
    if (path === '/big') respondJson(response, { text: 'x'.repeat(50_000) });
    return path === '/slow' ? new Promise((resolve) => setTimeout(resolve, SLOW_MS)) : undefined;
  });
}

/** Before the answer to the subscription: the earliest that a call back can come. */
async function callBack(subscription: string): Promise<void> {
  const token = String(JSON.parse(subscription).notify).split('/').at(-1) ?? '';
  await answerCallback(tokenHash(token), encodeWire({ body: { approved: true } }));
}

/** Runs the case's runs in one carrier and returns the carrier's id. */
async function carry(one: ReplayCase, server: string): Promise<string> {
  const called = one.calledFlow && (await publishTestFlow(one.calledFlow));
  const flow = await publishTestFlow(one.definition(server, called?.flowId ?? ''), {
    needsCarrier: one.needsCarrier ?? false,
  });
  const runIds = await Promise.all(
    Array.from({ length: one.runs ?? 1 }, () =>
      acceptTestRun(flow, { outputs: { body: { n: 1 } }, awaitsResponse: true }),
    ),
  );
  if (one.isCancelled) {
    await waitUntil(async () => (await recordsOf(runIds[0] ?? '')).some(({ waitingFor }) => waitingFor !== null), {
      limit: 10_000,
    });
    await database().run.updateMany({ where: { id: { in: runIds } }, data: { cancelRequestedAt: new Date() } });
  }
  const runs = await Promise.all(runIds.map((runId) => endOf(runId)));
  return runs[0]?.carrierId ?? '';
}

process.env.MILLRACE_SECRET_KEY = REPLAY_KEY;
const takeDown = await startIntegrationServices();
const engine = await prepareEngine();
const server = await demoServer();
for (const one of REPLAY_CASES.filter((known) => !existsSync(fileOf(known)))) {
  // A backlog gathers while no worker is there.
  let worker = await startTestWorker(engine.settings);
  if ((one.runs ?? 1) > 1) await worker.end();
  const carried = carry(one, server.url);
  if ((one.runs ?? 1) > 1) {
    await waitUntil(async () => (await database().run.count({ where: { status: 'Waiting' } })) === one.runs, {
      limit: 10_000,
    });
    worker = await startTestWorker(engine.settings);
  }
  const carrierId = await carried;
  await worker.end();
  const history = await historyOf(engine.settings, carrierId);
  await writeFile(fileOf(one), `${historyToJSON(history)}\n`);
  process.stdout.write(`${one.name}: ${history.events?.length} events\n`);
}
await server.close();
await engine.close();
await takeDown();
process.exit(0);
