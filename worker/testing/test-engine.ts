/**
 * The whole engine against a real PostgreSQL and a real Temporal, in a namespace and a database of its own: publish a
 * flow, accept a run, wait for its end, look at its rows.
 */

import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Connection } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, NativeConnection } from '@temporalio/worker';

import type { ValueObject } from '#core/json/value.ts';
import type { TraceContext } from '#core/runs/trace-context.ts';
import { inRepository } from '#scripts/repository-root.ts';
import { type FreshDatabase, freshDatabase } from '#scripts/testing/fresh-database.ts';
import { waitUntil } from '#scripts/wait-until.ts';
import { closeDatabase, database } from '#server/database.ts';
import { newId } from '#server/identifiers.ts';
import { createLog } from '#server/log.ts';
import { acceptRun } from '#server/repositories/accept-run.ts';
import { type TemporalSettings, temporalClient, temporalConnectionOptions } from '#server/temporal-client.ts';
import {
  installRuntime,
  type RunningWorker,
  startWorker,
  type WorkerParts,
  type WorkerSettings,
} from '#worker/start-worker.ts';
import { bundleOptions } from '#workflows/bundle-options.ts';

export type PublishedTestFlow = { flowId: string; versionId: string; needsCarrier: boolean };

/** Gives the process a database, a key and a Temporal namespace of its own, and the workflow code as it is now. */
export async function prepareEngine(
  temporalAddress = process.env.TEST_TEMPORAL_ADDRESS ?? '',
  publicUrl = 'http://localhost',
) {
  const fresh: FreshDatabase = await freshDatabase();
  const namespace = `test-${randomUUID()}`;
  process.env.DATABASE_URL = fresh.url;
  process.env.MILLRACE_SECRET_KEY ??= randomBytes(32).toString('base64');
  const folder = await mkdtemp(join(tmpdir(), 'millrace-worker-'));
  process.env.WORKFLOW_BUNDLE = join(folder, 'workflow-bundle.js');
  const { code } = await bundleWorkflowCode({ ...bundleOptions, logger: new DefaultLogger('WARN') });
  await writeFile(process.env.WORKFLOW_BUNDLE, code);
  await makeNamespace(temporalAddress, namespace);
  const settings: WorkerSettings = {
    publicUrl,
    temporalAddress,
    temporalNamespace: namespace,
    temporalTls: undefined,
    temporalTlsCa: undefined,
    temporalTlsCertificate: undefined,
    temporalTlsKey: undefined,
    temporalApiKey: undefined,
  };
  return {
    settings,
    async close() {
      await closeDatabase();
      await fresh.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function makeNamespace(address: string, namespace: string): Promise<void> {
  const connection = await Connection.connect({ address });
  try {
    await connection.workflowService.registerNamespace({
      namespace,
      workflowExecutionRetentionPeriod: { seconds: 86_400 as unknown as never },
    });
    await waitUntil(
      () =>
        connection.workflowService.listOpenWorkflowExecutions({ namespace, maximumPageSize: 1 }).then(
          () => true,
          () => false,
        ),
      { limit: 30_000 },
    );
  } finally {
    await connection.close();
  }
}

process.env.LOG_LEVEL ??= 'error';
const log = createLog('worker');
let isInstalled = false;

export type TestWorker = RunningWorker & { end(): Promise<void> };

/** A worker inside the test's own process. */
export async function startTestWorker(
  settings: WorkerSettings,
  parts: Pick<WorkerParts, 'callOperation' | 'tracing' | 'mostEvents'> = {},
): Promise<TestWorker> {
  if (!isInstalled) installRuntime(log);
  isInstalled = true;
  const connection = await NativeConnection.connect(await temporalConnectionOptions(settings));
  const worker = await startWorker({ connection, settings, log, ...parts });
  return {
    ...worker,
    async end() {
      worker.stop();
      await worker.ended;
      await connection.close();
    },
  };
}

/** The worker as a process of its own, as a supervisor would start it. */
export function spawnWorkerProcess({ temporalAddress, temporalNamespace, publicUrl }: WorkerSettings): ChildProcess {
  const env = {
    TEMPORAL_ADDRESS: temporalAddress,
    TEMPORAL_NAMESPACE: temporalNamespace,
    PUBLIC_URL: publicUrl,
  };
  return spawn(process.execPath, ['--import', 'tsx', inRepository('worker', 'main.ts')], {
    cwd: inRepository(),
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}

export async function publishTestFlow(definition: object, { needsCarrier = false } = {}): Promise<PublishedTestFlow> {
  const [flowId, versionId] = [newId(), newId()];
  const text = JSON.stringify(definition);
  await database().flow.create({ data: { id: flowId, name: 'Test flow', draft: text } });
  await database().flowVersion.create({
    data: {
      id: versionId,
      flowId,
      number: 1,
      definition: text,
      parameters: '{}',
      kind: 'Stateful',
      needsCarrier,
      draftRevision: 1,
    },
  });
  await database().flow.update({ where: { id: flowId }, data: { publishedVersionId: versionId } });
  return { flowId, versionId, needsCarrier };
}

/** A definition with a Request trigger and these actions. */
export function flowOf(actions: object, outputs: object = {}): object {
  return { triggers: { manual: { type: 'Request', kind: 'Http', inputs: {} } }, actions, outputs };
}

export type TriggerOptions = {
  outputs?: ValueObject;
  awaitsResponse?: boolean;
  patience?: number;
  trace?: TraceContext;
};

export async function acceptTestRun(
  flow: PublishedTestFlow,
  { outputs = {}, awaitsResponse = false, ...caller }: TriggerOptions = {},
): Promise<string> {
  const time = new Date().toISOString();
  const trigger = { name: 'manual', startTime: time, endTime: time, status: 'Succeeded', outputs };
  const { runId } = await acceptRun({ ...flow, triggerKind: 'Request', trigger, awaitsResponse, ...caller });
  return runId;
}

/** The run's row once it has ended; throws when that takes longer than `limit` milliseconds. */
export async function endOf(runId: string, limit = 25_000) {
  const ended = await waitUntil(
    async () => (await database().run.findFirst({ where: { id: runId, endedAt: { not: null } } })) ?? false,
    { limit },
  );
  if (ended) return ended;
  const run = await database().run.findUnique({ where: { id: runId }, include: { records: true } });
  throw new Error(`The run has not ended within ${limit} ms: ${JSON.stringify(run)}`);
}

export async function recordsOf(runId: string) {
  return database().actionRecord.findMany({ where: { runId }, orderBy: [{ startedAt: 'asc' }, { action: 'asc' }] });
}

export async function recordOf(runId: string, action: string, repetition = '') {
  const found = await database().actionRecord.findUnique({
    where: { runId_action_repetition: { runId, action, repetition } },
  });
  if (!found) throw new Error(`There is no record of '${action}' (${repetition}) in run ${runId}.`);
  return found;
}

export function http(uri: string, more: object = {}): object {
  return { type: 'Http', inputs: { method: 'POST', uri, body: { sent: true }, ...more } };
}

/** The events of a carrier, as Temporal keeps them. */
export async function historyOf(settings: TemporalSettings, carrierId: string) {
  const connection = await Connection.connect({ address: settings.temporalAddress });
  try {
    return await temporalClient(connection, settings).workflow.getHandle(carrierId).fetchHistory();
  } finally {
    await connection.close();
  }
}
