/** PostgreSQL and Temporal: the embedded ones, unless the settings name others. */
import { join } from 'node:path';
import { startPostgres } from '#scripts/services/postgres.ts';
import { startTemporal } from '#scripts/services/temporal.ts';
import { findTemporalCli, temporalCliFolders } from '#scripts/services/temporal-cli.ts';
import type { StartSettings } from '#server/settings.ts';
import { type Kept, keepRunning } from './keep-running.ts';
import type { Progress } from './progress.ts';

/** Where a service is, and its process when it is one of ours. */
export type Service = { address: string; kept?: Kept };

export type ServiceOptions = {
  settings: StartSettings;
  /** The absolute path of the data folder. */
  home: string;
  progress: Progress;
  onStart: (name: string, pid: number) => void;
};

/** The address is the URL of the product's database. */
export async function providePostgres({ settings, home, progress, onStart }: ServiceOptions): Promise<Service> {
  if (settings.databaseUrl !== undefined) return { address: settings.databaseUrl };
  const options = { dataFolder: join(home, 'postgres'), logFile: join(home, 'logs', 'postgres.log') };
  const first = await progress.step('Start PostgreSQL', () => startPostgres(options));
  // Started again it must be where the other processes know it to be.
  const start = startingWith(first, () => startPostgres({ ...options, port: first.port }));
  const kept = await keepRunning({
    name: 'postgres',
    start,
    report: progress.line,
    onStart: (pid) => onStart('postgres', pid),
  });
  return { address: first.url, kept };
}

/** The address is Temporal's host and port. */
export async function provideTemporal({ settings, home, progress, onStart }: ServiceOptions): Promise<Service> {
  if (settings.temporalAddress !== undefined) return { address: settings.temporalAddress };
  const cli = await findTemporalCli(temporalCliFolders(home), () =>
    progress.line('  Fetch the Temporal CLI (about 45 MB)…'),
  );
  const options = {
    cli,
    folder: join(home, 'temporal'),
    namespace: settings.temporalNamespace,
    logFile: join(home, 'logs', 'temporal.log'),
  };
  const first = await progress.step('Start Temporal', () => startTemporal(options));
  const start = startingWith(first, () => startTemporal({ ...options, port: first.port }));
  const kept = await keepRunning({
    name: 'temporal',
    start,
    report: progress.line,
    onStart: (pid) => onStart('temporal', pid),
  });
  return { address: first.address, kept };
}

/** Gives what was started already the first time, and starts anew after that. */
function startingWith<T>(first: T, again: () => Promise<T>): () => Promise<T> {
  let next = async () => first;
  return () => {
    const start = next;
    next = again;
    return start();
  };
}
