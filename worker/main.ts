/**
 * The worker process. It waits for Temporal as long as it takes, works until it is told to stop, and then lets the calls
 * in flight end. When it cannot go on it exits, and whoever supervises it starts it again.
 */

import { setTimeout as delay } from 'node:timers/promises';

import { NativeConnection } from '@temporalio/worker';

import { closeDatabase, isDatabaseReachable } from '#server/database.ts';
import { createLog, type Log } from '#server/log.ts';
import { readSettings, type Settings, SettingsError } from '#server/settings.ts';
import { temporalConnectionOptions } from '#server/temporal-client.ts';
import { startTracing } from '#server/tracing/tracing.ts';

import { installRuntime, startWorker } from './start-worker.ts';

const FIRST_RETRY_MS = 100;
const LONGEST_RETRY_MS = 2_000;
const RETRY_FACTOR = 1.5;

async function main(log: Log): Promise<void> {
  const settings = readSettings(process.env);
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort());
  installRuntime(log);
  await until(isDatabaseReachable, { what: 'PostgreSQL', log, signal: stopping.signal });
  const connection = await connect(settings, log, stopping.signal);
  const tracing = await startTracing(settings);
  const worker = await startWorker({ connection, settings, log, tracing });
  if (stopping.signal.aborted) worker.stop();
  stopping.signal.addEventListener('abort', () => worker.stop());
  log.info({ temporal: settings.temporalAddress }, 'The worker is ready.');
  await worker.ended;
  await Promise.all([connection.close(), closeDatabase()]);
  log.info('The worker has stopped.');
}

async function connect(settings: Settings, log: Log, signal: AbortSignal): Promise<NativeConnection> {
  const options = await temporalConnectionOptions(settings);
  let connection: NativeConnection | undefined;
  const attempt = async () => {
    connection = await NativeConnection.connect(options).catch(() => undefined);
    return connection !== undefined;
  };
  await until(attempt, { what: `Temporal at ${settings.temporalAddress}`, log, signal });
  if (!connection) throw new Error('There is no connection to Temporal.');
  return connection;
}

type Patience = { what: string; log: Log; signal: AbortSignal };

/** Asks until the answer is yes; says once that it waits. */
async function until(isThere: () => Promise<boolean>, { what, log, signal }: Patience): Promise<void> {
  for (let wait = FIRST_RETRY_MS; !(await isThere()); wait = Math.min(wait * RETRY_FACTOR, LONGEST_RETRY_MS)) {
    if (wait === FIRST_RETRY_MS) log.warn(`Waiting for ${what}.`);
    await delay(wait, undefined, { signal });
  }
}

const log = createLog('worker');
main(log).then(
  () => process.exit(0),
  (error: unknown) => {
    const isOrdered = error instanceof Error && error.name === 'AbortError';
    if (error instanceof SettingsError) log.fatal(error.message);
    else if (!isOrdered) log.fatal({ err: error }, 'The worker cannot go on.');
    process.exit(isOrdered ? 0 : 1);
  },
);
