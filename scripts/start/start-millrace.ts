/** Starts all of Millrace on this machine, in order, and stops it in the reverse order. */
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { buildAll } from '#scripts/build/build-all.ts';
import { inRepository } from '#scripts/repository-root.ts';
import { applyMigrations } from '#scripts/services/apply-migrations.ts';
import { portProblem } from '#scripts/services/ports.ts';
import { messageOf, SetUpError } from '#scripts/set-up-error.ts';
import { isLoopback, publicUrlOf } from '#server/public-url.ts';
import type { StartSettings } from '#server/settings.ts';
import { type Lock, takeLock } from './lock.ts';
import { keepLogsBounded } from './log-files.ts';
import { localHostFor, startProcesses } from './processes.ts';
import { createProgress, type Progress } from './progress.ts';
import { openPublicSocket } from './public-socket.ts';
import { waitUntilReady } from './readiness.ts';
import { newSetupCode, secretKeyIn } from './secret-key.ts';
import { providePostgres, provideTemporal, type Service } from './services.ts';
import { endLeftBehind } from './start-process.ts';
import type { StopStack } from './stop-stack.ts';

export type Started = {
  url: string;
  home: string;
  logs: string;
  /** False until somebody has made the first account. */
  hasAccount: boolean;
  setupCode: string | undefined;
  /** Starts a new gateway, for example after a certificate was renewed, and then ends the old one: no call is refused. */
  replaceGateway(): Promise<void>;
};

/** Throws a `SetUpError` when something cannot be started; what was started by then is on `stops`. */
export async function startMillrace(
  settings: StartSettings,
  print: (line: string) => void,
  stops: StopStack,
): Promise<Started> {
  const home = resolve(inRepository(), settings.home);
  const logs = join(home, 'logs');
  const url = publicUrlOf(settings);
  const lock = takeLock(join(home, 'millrace.lock'), url);
  await stops.add(() => lock.release());
  await endLeftBehind(lock.leftBehind);
  await checkPort(settings);
  print('Starting Millrace');
  const stopBounding = await keepLogsBounded(logs);
  await stops.add(stopBounding);

  const progress = createProgress(print);
  const onStart = noteProcesses(lock);
  const secretKey = settings.secretKey ?? (await secretKeyIn(join(home, 'secret.key')));
  const { postgres, temporal } = await prepare({ settings, home, progress, onStart, stops });
  const hasAccount = await isAnyAccount(postgres.address);
  const setupCode = isLoopback(settings.host) || hasAccount ? undefined : newSetupCode();

  const socket = await openPublicSocket(settings);
  await stops.add(async () => socket?.close());
  const processes = await progress.step('Start gateway, web and worker', async () => {
    const addresses = { databaseUrl: postgres.address, temporalAddress: temporal.address };
    const told = { settings, home, ...addresses, secretKey, setupCode, socket };
    const kept = await startProcesses({ ...told, report: print, onStart });
    await stops.add(...Object.values(kept).map((process) => () => process.stop()));
    await waitUntilReady(`http://${localHostFor(settings.host)}:${settings.port}`, {
      logs,
      isGivenUp: stops.isStopping,
    });
    return kept;
  });
  return { url, home, logs, hasAccount, setupCode, replaceGateway: () => processes.gateway.replace() };
}

type Preparation = {
  settings: StartSettings;
  home: string;
  progress: Progress;
  onStart: (name: string, pid: number) => void;
  stops: StopStack;
};

/** Building, and getting the services ready with the database migrated, at the same time. All of it ends before a failure is told. */
async function prepare({ stops, ...options }: Preparation): Promise<{ postgres: Service; temporal: Service }> {
  const keep = async (service: Service) => {
    const { kept } = service;
    if (kept) await stops.add(() => kept.stop());
    return service;
  };
  const results = await Promise.allSettled([
    providePostgres(options)
      .then(keep)
      .then((postgres) => migrated(postgres, options.progress)),
    provideTemporal(options).then(keep),
    buildAll((name, work) => options.progress.step(name, work)),
  ] as const);
  for (const result of results) if (result.status === 'rejected') throw result.reason;
  const [postgres, temporal] = results;
  if (postgres.status === 'rejected') throw postgres.reason;
  if (temporal.status === 'rejected') throw temporal.reason;
  return { postgres: postgres.value, temporal: temporal.value };
}

async function migrated(postgres: Service, progress: Progress): Promise<Service> {
  await progress.step('Apply migrations', async () => {
    try {
      await applyMigrations(postgres.address);
    } catch (error) {
      if (error instanceof SetUpError) throw error;
      throw new SetUpError(
        `The database does not answer (${messageOf(error)}): check DATABASE_URL and that PostgreSQL runs there.`,
      );
    }
  });
  return postgres;
}

async function checkPort({ host, port }: StartSettings): Promise<void> {
  // Another program on the IPv6 side of localhost would be what a browser finds there.
  const hosts = isLoopback(host) ? [host, '::1'] : [host];
  for (const name of hosts) {
    const problem = await portProblem(port, name);
    if (problem === 'EADDRINUSE') {
      throw new SetUpError(
        `Port ${port} is taken by another program: stop that one, or choose another port: PORT=${port + 1} npm start`,
      );
    }
    if (problem === 'EACCES')
      throw new SetUpError(
        `Port ${port} may not be used by this user: choose one from 1024 up, for example PORT=3000.`,
      );
    if (problem !== undefined && name === host)
      throw new SetUpError(`HOST ${host} cannot be listened on (${problem}): correct HOST.`);
  }
}

/** Writes the ids of the running processes into the lock file. */
function noteProcesses(lock: Lock): (name: string, pid: number) => void {
  const processes: { [name: string]: number } = {};
  return (name, pid) => {
    processes[name] = pid;
    lock.note(processes);
  };
}

async function isAnyAccount(databaseUrl: string): Promise<boolean> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM "User" LIMIT 1');
    return rowCount !== 0;
  } finally {
    await client.end();
  }
}
