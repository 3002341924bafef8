/** The embedded Temporal: the CLI's development server with a SQLite file of its own, found again when a starter was killed. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SetUpError } from '#scripts/set-up-error.ts';
import { waitUntil } from '#scripts/wait-until.ts';
import { freePort, isPortOpen } from './ports.ts';
import { commandLineOf, isAlive } from './process-info.ts';
import { adoptService, lastLogLine, type ServiceProcess, startService } from './service-process.ts';
import { findTemporalCli, type TemporalCli, temporalCliFolders } from './temporal-cli.ts';

export type TemporalOptions = {
  /** The CLI to run; found as `findTemporalCli` does when left out. */
  cli?: TemporalCli;
  /** Holds everything of the server: its database, log and pid. */
  folder: string;
  port?: number;
  namespace?: string;
  logFile?: string;
};

export type RunningTemporal = ServiceProcess & { address: string; port: number };

const STOP_SIGNAL = 'SIGTERM';
const START_LIMIT = 60_000;

/** Without these each call waits for the disk; with them a power cut may cost the last moments, which the product's own journal holds. */
const PRAGMAS = ['journal_mode=wal', 'synchronous=1'];

/** The server's defaults are for clusters: many queue partitions, and limits that a burst of runs on one machine reaches. */
const DYNAMIC_CONFIG = {
  'system.enableActivityEagerExecution': true,
  'matching.numTaskqueueReadPartitions': 1,
  'matching.numTaskqueueWritePartitions': 1,
  'frontend.rps': 20_000,
  'frontend.namespaceRPS': 20_000,
  'frontend.namespaceRPS.visibility': 200,
  'matching.rps': 20_000,
  'history.rps': 20_000,
  'worker.schedulerNamespaceStartWorkflowRPS': 500,
} as const;

/** Starts the server of `folder`, or takes over the one that already serves it. Throws a `SetUpError` when it cannot start. */
export async function startTemporal(options: TemporalOptions): Promise<RunningTemporal> {
  const { folder, namespace = 'default', logFile = join(folder, 'temporal.log') } = options;
  const cli = options.cli ?? (await findTemporalCli(temporalCliFolders()));
  await mkdir(folder, { recursive: true });
  const database = join(folder, databaseName(cli.serverVersion));
  const pidFile = join(folder, 'temporal.pid');
  const running = await takeOver(pidFile, database);
  if (running) return running;

  const port = options.port ?? (await freePort());
  const command = [cli.path, ...serverArguments({ port, database, namespace })];
  const server = startService({ command, logFile, stopSignal: STOP_SIGNAL });
  await writeFile(pidFile, `${server.pid}\n${port}\n`);
  await ready({ server, port, logFile });
  return { ...server, port, address: `127.0.0.1:${port}` };
}

/**
 * The development server does not migrate its file, so every minor version of the server has one of its own.
 * Runs that were carried in an older file are carried anew: the product's database knows them all.
 */
export function databaseName(serverVersion: string): string {
  return `server-${serverVersion.split('.').slice(0, 2).join('.')}.db`;
}

function serverArguments({
  port,
  database,
  namespace,
}: {
  port: number;
  database: string;
  namespace: string;
}): string[] {
  const listen = ['--ip', '127.0.0.1', '--port', String(port), '--headless', '--log-level', 'error'];
  const pragmas = PRAGMAS.flatMap((pragma) => ['--sqlite-pragma', pragma]);
  const config = Object.entries(DYNAMIC_CONFIG).flatMap(([key, value]) => [
    '--dynamic-config-value',
    `${key}=${value}`,
  ]);
  return ['server', 'start-dev', ...listen, '--db-filename', database, '--namespace', namespace, ...pragmas, ...config];
}

async function takeOver(pidFile: string, database: string): Promise<RunningTemporal | undefined> {
  const [pid = 0, port = 0] = (await readFile(pidFile, 'utf8').catch(() => '')).split('\n').map(Number);
  if (!(pid > 0 && isAlive(pid) && commandLineOf(pid).includes(database))) return undefined;
  const server = adoptService(pid, STOP_SIGNAL);
  if (await waitUntil(() => isPortOpen(port), { limit: 5000 }))
    return { ...server, port, address: `127.0.0.1:${port}` };
  await server.stop();
  return undefined;
}

async function ready({
  server,
  port,
  logFile,
}: {
  server: ServiceProcess;
  port: number;
  logFile: string;
}): Promise<void> {
  const failed = server.ended.then(() => 'ended' as const);
  const open = waitUntil(() => isPortOpen(port), { limit: START_LIMIT, every: 50 });
  const outcome = await Promise.race([failed, open]);
  if (outcome === true) return;
  await server.stop();
  throw new SetUpError(`Temporal did not start: ${await lastLogLine(logFile)} (whole log: ${logFile})`);
}
