/** The embedded PostgreSQL: made at the first start, started and stopped with the product, and found again when a starter was killed. */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { messageOf, SetUpError } from '#scripts/set-up-error.ts';
import { waitUntil } from '#scripts/wait-until.ts';
import { freePort } from './ports.ts';
import { findPostgresBinaries } from './postgres-binaries.ts';
import { choosePostgresUser, type PostgresUser } from './postgres-user.ts';
import { commandLineOf, isAlive } from './process-info.ts';
import { adoptService, lastLogLine, type ServiceProcess, startService } from './service-process.ts';

export type PostgresOptions = {
  /** Holds everything of the server: its data, password and log. */
  dataFolder: string;
  port?: number;
  logFile?: string;
  /** Settings of postgresql.conf, for example `fsync=off` for a server whose data may be lost. */
  settings?: readonly string[];
};

export type RunningPostgres = ServiceProcess & { url: string; port: number };

const SUPERUSER = 'millrace';
const DATABASE = 'millrace';
/** SIGINT is PostgreSQL's fast shutdown: it ends sessions and writes a checkpoint. */
const STOP_SIGNAL = 'SIGINT';
const START_LIMIT = 60_000;

/** Starts the server of `dataFolder`, or takes over the one that already serves it. Throws a `SetUpError` when it cannot start. */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const { dataFolder, logFile = join(dataFolder, 'postgres.log') } = options;
  const user = await choosePostgresUser(dataFolder);
  const binaries = await findPostgresBinaries();
  const data = join(dataFolder, 'data');
  if (!existsSync(join(data, 'PG_VERSION'))) await initialise({ dataFolder, data, initdb: binaries.initdb, user });
  const password = (await readFile(join(dataFolder, 'password'), 'utf8')).trim();
  const running = await takeOver(data, password);
  if (running) return running;

  const port = options.port ?? (await freePort());
  const command = [...user.prefix, binaries.postgres, '-D', data, ...serverSettings(port, options.settings)];
  const server = startService({ ...user, command, logFile, stopSignal: STOP_SIGNAL });
  const url = databaseUrl(port, password);
  await ready({ url, server, logFile });
  await createDatabase(url);
  return { ...server, url, port };
}

function serverSettings(port: number, extra: readonly string[] = []): string[] {
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    'timezone=UTC',
    ...extra,
  ];
  return settings.flatMap((setting) => ['-c', setting]);
}

function databaseUrl(port: number, password: string): string {
  return `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${DATABASE}`;
}

type Initialisation = { dataFolder: string; data: string; initdb: string; user: PostgresUser };

/** Makes the cluster. A folder left half made by a start that was interrupted is made anew: it never held anything. */
async function initialise({ dataFolder, data, initdb, user }: Initialisation): Promise<void> {
  const passwordFile = join(dataFolder, 'password');
  await rm(data, { recursive: true, force: true });
  await mkdir(dataFolder, { recursive: true });
  await writeFile(passwordFile, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600 });
  if (user.uid !== undefined && user.gid !== undefined) await chown(passwordFile, user.uid, user.gid);
  const authentication = ['-U', SUPERUSER, '-A', 'scram-sha-256', `--pwfile=${passwordFile}`];
  const [file = '', ...args] = [
    ...user.prefix,
    initdb,
    '-D',
    data,
    ...authentication,
    '-E',
    'UTF8',
    '--locale=C',
    '--no-instructions',
  ];
  try {
    await promisify(execFile)(file, args, { cwd: '/', uid: user.uid, gid: user.gid });
  } catch (error) {
    await rm(data, { recursive: true, force: true });
    const reason = lineOfCause(messageOf(error));
    throw new SetUpError(
      `PostgreSQL could not make its data folder ${data} (${reason}): check the disk's space and rights.`,
    );
  }
}

/** Of all that a program wrote before it gave up, the line that names the cause. */
function lineOfCause(output: string): string {
  const lines = output.split('\n').map((line) => line.trim());
  const cause = lines.find((line) => /No space left|error:|fatal:/i.test(line));
  return cause ?? lines.find((line) => line !== '') ?? 'no reason given';
}

/** The server that a killed starter left behind. A pid file that names some other process is removed: PostgreSQL would refuse to start. */
async function takeOver(data: string, password: string): Promise<RunningPostgres | undefined> {
  const pidFile = join(data, 'postmaster.pid');
  const lines = (await readFile(pidFile, 'utf8').catch(() => '')).split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!(pid > 0)) return undefined;
  if (!isAlive(pid) || !commandLineOf(pid).includes(data)) {
    await rm(pidFile, { force: true });
    return undefined;
  }
  const server = adoptService(pid, STOP_SIGNAL);
  const url = databaseUrl(port, password);
  const answers = await waitUntil(async () => (await connectionProblem(url)) === undefined || !isAlive(pid), {
    limit: 10_000,
  });
  if (answers && isAlive(pid)) return { ...server, url, port };
  await server.stop();
  return undefined;
}

async function ready({
  url,
  server,
  logFile,
}: {
  url: string;
  server: ServiceProcess;
  logFile: string;
}): Promise<void> {
  let hasEnded = false;
  server.ended.then(
    () => {
      hasEnded = true;
    },
    () => undefined,
  );
  const answers = await waitUntil(async () => hasEnded || (await connectionProblem(url)) === undefined, {
    limit: START_LIMIT,
  });
  if (answers && !hasEnded) return;
  await server.stop();
  throw new SetUpError(`PostgreSQL did not start: ${await lastLogLine(logFile)} (whole log: ${logFile})`);
}

/** Why the server does not answer yet; a missing database counts as an answer. */
async function connectionProblem(url: string): Promise<string | undefined> {
  const client = new Client({ connectionString: maintenanceUrl(url), connectionTimeoutMillis: 2000 });
  try {
    await client.connect();
    await client.query('SELECT 1');
    return undefined;
  } catch (error) {
    return messageOf(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function createDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: maintenanceUrl(url) });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}

/** The same server's database `postgres`, which always exists. */
export function maintenanceUrl(url: string): string {
  const maintenance = new URL(url);
  maintenance.pathname = '/postgres';
  return maintenance.href;
}
