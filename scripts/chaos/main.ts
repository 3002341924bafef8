/**
 * `npm run chaos`: starts a Millrace of its own, does violence to it at random moments while orders are placed, and prints what
 * became of them. `SEED=7` repeats a run, `ROUNDS=10` makes a shorter one. The exit code is 0 when nothing was lost, doubled or stuck.
 */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';

import { signedInApi } from '#e2e/owner.ts';
import { inRepository } from '#scripts/repository-root.ts';
import { environmentOf } from '#scripts/services/process-info.ts';
import { type Product, startProduct } from '#scripts/testing/product.ts';

import { type ChaosResult, runChaos } from './run-chaos.ts';
import { mountSmallDisk } from './small-disk.ts';
import { BLOWS, type Violence } from './violence.ts';

const PAUSE_MS = 20_000;

export async function main(): Promise<number> {
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
  const rounds = Number(process.env.ROUNDS ?? 50);
  console.log(`Chaos with the seed ${seed}, ${rounds} rounds`);
  const disk = mountSmallDisk();
  if (!disk) console.log('No file system could be mounted: the disk is not filled up.');
  const folder = await mkdtemp(join(tmpdir(), 'millrace-chaos-'));
  const clock = join(folder, 'clock');
  const home = disk?.folder ?? join(folder, 'home');
  const clocked = `--import=${pathToFileURL(inRepository('scripts/chaos/stepped-clock.mjs')).href}`;
  const product = await startProduct({ home, env: { NODE_OPTIONS: clocked, CHAOS_CLOCK: clock } });
  try {
    const result = await runChaos({
      api: await signedInApi(product.url),
      seed,
      rounds,
      ordersPerRound: 4,
      report: console.log,
      ...violenceTo(product),
      setClock: (milliseconds) => writeFile(clock, String(milliseconds)),
      ...(disk && { fillDisk: disk.fill }),
    });
    print(rounds, result);
    return result.lost.length + result.doubled.length + result.missing.length + result.stuck.length === 0 ? 0 : 1;
  } finally {
    await product.stop();
    disk?.remove();
    await rm(folder, { recursive: true, force: true });
  }
}

function violenceTo(product: Product): Violence {
  const databaseUrl = environmentOf(product.processId('worker')).DATABASE_URL;
  return {
    pause: PAUSE_MS,
    processId: (name) => {
      try {
        return product.processId(name);
      } catch {
        return undefined;
      }
    },
    async endDatabaseConnections() {
      const client = new pg.Client({ connectionString: databaseUrl });
      client.on('error', () => undefined);
      // It is not there where it was just killed: then nobody has a connection.
      await client
        .connect()
        .then(() =>
          client.query(
            'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname IS NOT NULL',
          ),
        )
        .catch(() => undefined);
      await client.end().catch(() => undefined);
    },
  };
}

function print(rounds: number, { lost, doubled, missing, stuck, ...result }: ChaosResult): void {
  const { runs, kills, blows, repeated, statuses } = result;
  const others = BLOWS.filter((kind) => kind !== 'kill');
  console.log(
    `\n| rounds | kills | ${others.join(' | ')} | runs | lost | doubled | missing | stuck | repeated in flight |`,
  );
  console.log(`|${'---|'.repeat(others.length + 8)}`);
  const done = others.map((kind) => blows[kind] ?? 0);
  const counts = [rounds, kills, ...done, runs, lost.length, doubled.length, missing.length, stuck.length, repeated];
  console.log(`| ${counts.join(' | ')} |`);
  console.log(`Answers to callers by status (0: no connection): ${JSON.stringify(statuses)}`);
  for (const [what, names] of Object.entries({ lost, doubled, missing, stuck })) {
    for (const name of names) console.log(`${what}: ${name}`);
  }
}
