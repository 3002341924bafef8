/**
 * One worker: Temporal's worker for carriers and activities, the dispatcher, the reconciler, cancels, schedules and the
 * sign of life, over one connection to Temporal and one listener of the database.
 */

import { makeTelemetryFilterString, type NativeConnection, Runtime, Worker } from '@temporalio/worker';

import { newId } from '#server/identifiers.ts';
import type { Log } from '#server/log.ts';
import { type Channel, listen } from '#server/notifications.ts';
import { callLocks } from '#server/repositories/call-locks.ts';
import type { Settings } from '#server/settings.ts';
import { TASK_QUEUE, type TemporalSettings, temporalClient, temporalDataConverter } from '#server/temporal-client.ts';

import { type ActivityDependencies, createActivities } from './activities/create-activities.ts';
import { startBatches } from './batches.ts';
import { startCancellation } from './cancellation.ts';
import { startDispatcher } from './dispatcher.ts';
import { startHeartbeat } from './heartbeat.ts';
import { startReconciler } from './reconciler.ts';
import { runAborts } from './run-aborts.ts';
import { startSchedules } from './schedules.ts';
import { createStartCarrier } from './start-carrier.ts';
import { startSubscriptions } from './subscriptions.ts';
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

export type WorkerSettings = TemporalSettings & Pick<Settings, 'publicUrl'>;

export type WorkerParts = {
  connection: NativeConnection;
  settings: WorkerSettings;
  log: Log;
  /** In the place of the connectors, for conformance data. */
  callOperation?: ActivityDependencies['callOperation'];
};

export type RunningWorker = {
  /** Resolves when the worker has stopped; rejects when it cannot go on. */
  ended: Promise<void>;
  stop(): void;
};

export async function startWorker({ connection, settings, log, callOperation }: WorkerParts): Promise<RunningWorker> {
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
    flow_changed: () => {
      batches.wake();
      schedules.wake();
      subscriptions.wake();
      unasked.wake();
    },
  };
  const listener = await listen({
    channels: ['run_accepted', 'run_ended', 'run_cancel', 'wait_answered', 'batch_due', 'flow_changed'],
    onNotice: (channel, id) => onNotice[channel]?.(id),
    onReconnect: () => {
      for (const part of [dispatcher, cancellation, waits, batches, schedules, subscriptions, unasked]) part.wake();
    },
    onLost: (error) => log.warn({ err: error }, 'The connection to PostgreSQL was lost; it is opened again.'),
  });

  const stopAll = async () => {
    await listener.close();
    await Promise.all(
      [dispatcher, waits, batches, schedules, subscriptions, unasked, reconciler, heartbeat].map((part) => part.stop()),
    );
    await cancellation.stop();
    await locks.close();
  };
  let isStopping = false;
  return {
    ended: ended.finally(stopAll),
    stop() {
      if (isStopping) return;
      isStopping = true;
      void dispatcher.stop();
      worker.shutdown();
    },
  };
}

/** Once per process, before anything connects: Temporal's own lines go where ours go, and signals are ours to handle. */
export function installRuntime(log: Log): void {
  const write = (level: 'debug' | 'info' | 'warn' | 'error') => (message: string, fields?: object) =>
    log[level](fields ?? {}, message);
  Runtime.install({
    shutdownSignals: [],
    telemetryOptions: {
      logging: { filter: makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' }), forward: {} },
    },
    logger: {
      log: (level, message, fields) => write(level === 'TRACE' ? 'debug' : 'info')(`${level} ${message}`, fields),
      trace: write('debug'),
      debug: write('debug'),
      info: write('debug'),
      warn: write('warn'),
      error: write('error'),
    },
  });
}
