/**
 * One worker: Temporal's worker for carriers and activities, the dispatcher, the reconciler, cancels, schedules and the
 * sign of life, over one connection to Temporal and one listener of the database.
 */

import {
  type LogMetadata,
  makeTelemetryFilterString,
  type NativeConnection,
  Runtime,
  Worker,
} from '@temporalio/worker';

import { newId } from '#server/identifiers.ts';
import type { Log } from '#server/log.ts';
import { type Channel, listen } from '#server/notifications.ts';
import { callLocks } from '#server/repositories/call-locks.ts';
import type { Settings } from '#server/settings.ts';
import { TASK_QUEUE, type TemporalSettings, temporalClient, temporalDataConverter } from '#server/temporal-client.ts';
import { type Tracing, WITHOUT_TRACES } from '#server/tracing/tracing.ts';

import { type ActivityDependencies, createActivities } from './activities/create-activities.ts';
import { startBatches } from './batches.ts';
import { startBulkReplays } from './bulk-replays.ts';
import { startCancellation } from './cancellation.ts';
import { startDispatcher } from './dispatcher.ts';
import { startHeartbeat } from './heartbeat.ts';
import { startMetrics } from './metrics.ts';
import { startReconciler } from './reconciler.ts';
import { startRetention } from './retention.ts';
import { runAborts } from './run-aborts.ts';
import { startSchedules } from './schedules.ts';
import { createStartCarrier } from './start-carrier.ts';
import { startSubscriptions } from './subscriptions.ts';
import { startTraces } from './traces.ts';
import { startUnaskedTriggers } from './unasked-triggers.ts';
import { startWaits } from './waits.ts';
import { workflowBundle } from './workflow-bundle.ts';

/** Sized for two cores: what runs at a time is bounded by calls that wait, not by computing. */
const SLOTS = {
  maxConcurrentWorkflowTaskExecutions: 40,
  maxConcurrentActivityTaskExecutions: 200,
  maxConcurrentLocalActivityExecutions: 200,
  maxConcurrentWorkflowTaskPolls: 5,
  maxConcurrentActivityTaskPolls: 5,
  maxCachedWorkflows: 300,
} as const;
/** A stopping worker waits so long for calls in flight; then they are asked for again elsewhere. */
const GRACE_MS = 15_000;
const FORCE_MS = 20_000;
const STATE_CHECK_MS = 1_000;

export type WorkerSettings = TemporalSettings & Pick<Settings, 'publicUrl'> & Partial<Pick<Settings, 'keepRunsDays'>>;

export type WorkerParts = {
  connection: NativeConnection;
  settings: WorkerSettings;
  log: Log;
  tracing?: Tracing;
  /** In the place of the connectors, for conformance data. */
  callOperation?: ActivityDependencies['callOperation'];
  /** Of the history of a carrier, before it hands its runs over. */
  mostEvents?: number;
};

export type RunningWorker = {
  /** Resolves when the worker has stopped; rejects when it cannot go on. */
  ended: Promise<void>;
  stop(): void;
};

export async function startWorker(parts: WorkerParts): Promise<RunningWorker> {
  const { connection, settings, log, tracing = WITHOUT_TRACES, callOperation, mostEvents } = parts;
  const aborts = runAborts();
  const locks = callLocks();
  const worker = await Worker.create({
    connection,
    namespace: settings.temporalNamespace,
    taskQueue: TASK_QUEUE,
    workflowBundle: await workflowBundle(),
    activities: createActivities({
      aborts,
      locks,
      publicUrl: settings.publicUrl,
      tracing,
      ...(mostEvents !== undefined && { mostEvents }),
      ...(callOperation && { callOperation }),
    }),
    dataConverter: temporalDataConverter(),
    shutdownGraceTime: GRACE_MS,
    shutdownForceTime: FORCE_MS,
    ...SLOTS,
  });
  const ended = worker.run();
  const client = temporalClient(connection, settings);
  const startCarrier = createStartCarrier(client);
  const dispatcher = startDispatcher({ startCarrier, log });
  const cancellation = startCancellation({ client, aborts, log });
  const schedules = startSchedules({ client, log });
  const waits = startWaits({ client, log });
  const subscriptions = startSubscriptions({ publicUrl: settings.publicUrl, log });
  const batches = startBatches({ log });
  const bulkReplays = startBulkReplays({ log });
  const metrics = startMetrics({ log });
  const traces = startTraces({ tracing, log });
  const retention = startRetention({ keepDays: settings.keepRunsDays, log });
  const unasked = startUnaskedTriggers({ log, ...(callOperation && { callOperation }) });
  const reconciler = startReconciler({ client, startCarrier, log });
  const heartbeat = startHeartbeat({
    workerId: newId(),
    namespace: settings.temporalNamespace,
    connection: client.connection,
    log,
  });
  const onNotice: { [Name in Channel]?: (id: string) => void } = {
    run_accepted: () => dispatcher.wake(),
    run_ended: (runId) => dispatcher.runEnded(runId),
    run_cancel: (runId) => cancellation.cancel(runId),
    wait_answered: (runId) => waits.answered(runId),
    batch_due: () => batches.wake(),
    bulk_changed: () => bulkReplays.wake(),
    flow_changed: () => {
      batches.wake();
      schedules.wake();
      subscriptions.wake();
      unasked.wake();
    },
  };
  const listener = await listen({
    channels: Object.keys(onNotice) as (keyof typeof onNotice)[],
    onNotice: (channel, id) => onNotice[channel]?.(id),
    onReconnect: () => {
      const listening = [dispatcher, cancellation, waits, batches, bulkReplays, schedules, subscriptions, unasked];
      for (const part of listening) part.wake();
    },
    onLost: (error) => log.warn({ err: error }, 'The connection to PostgreSQL was lost; it is opened again.'),
  });

  const stopAll = async () => {
    await listener.close();
    await Promise.all(
      [
        dispatcher,
        waits,
        batches,
        bulkReplays,
        metrics,
        traces,
        retention,
        schedules,
        subscriptions,
        unasked,
        reconciler,
        heartbeat,
      ].map((part) => part.stop()),
    );
    await cancellation.stop();
    await locks.close();
  };
  let isStopping = false;
  return {
    ended: Promise.race([ended.finally(stopAll), failureOf(worker, ended)]),
    stop() {
      if (isStopping || worker.getState() !== 'RUNNING') return;
      isStopping = true;
      void dispatcher.stop();
      worker.shutdown();
    },
  };
}

/** A worker that fails by an error of its own waits for the end of its polls, which may never come; its process must end. */
function failureOf(worker: Worker, ended: Promise<void>): Promise<never> {
  return new Promise((_, reject) => {
    const timer = setInterval(() => {
      if (worker.getState() === 'FAILED') reject(new Error("Temporal's worker has failed; the log says by what."));
    }, STATE_CHECK_MS);
    ended.catch(() => undefined).finally(() => clearInterval(timer));
  });
}

/** What Temporal tells of its usual work is of use to those who look for a fault in it. */
const LEVELS = { TRACE: 'debug', DEBUG: 'debug', INFO: 'debug', WARN: 'warn', ERROR: 'error' } as const;

/** Once per process, before anything connects: Temporal's own lines go where ours go, and signals are ours to handle. */
export function installRuntime(log: Log): void {
  const write =
    (level: 'debug' | 'warn' | 'error') =>
    (message: string, { error, ...fields }: LogMetadata = {}) =>
      log[level]({ ...fields, ...(error !== undefined && { err: error }) }, message);
  Runtime.install({
    shutdownSignals: [],
    telemetryOptions: {
      logging: { filter: makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' }), forward: {} },
    },
    logger: {
      log: (level, message, fields) => write(LEVELS[level])(message, fields),
      trace: write('debug'),
      debug: write('debug'),
      info: write('debug'),
      warn: write('warn'),
      error: write('error'),
    },
  });
}
