/** Global set-up of the integration tests: one PostgreSQL and one Temporal for all test files, in a temporary folder, on free ports. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyMigrations } from '#scripts/services/apply-migrations.ts';
import { startPostgres } from '#scripts/services/postgres.ts';
import { startTemporal } from '#scripts/services/temporal.ts';

/**
 * Gives the tests `TEST_DATABASE_URL`, a migrated database that `freshDatabase` clones and nobody else may open,
 * and `TEST_TEMPORAL_ADDRESS`, whose namespace is `default`. Returns what takes it all down.
 */
export default async function startIntegrationServices(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'millrace-test-'));
  const stops: (() => Promise<void>)[] = [];
  const takeDown = async () => {
    await Promise.all(stops.map((stop) => stop()));
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const [postgres, temporal] = await Promise.allSettled([
      startPostgres({ dataFolder: join(folder, 'postgres'), settings: ['fsync=off', 'synchronous_commit=off'] }),
      startTemporal({ folder: join(folder, 'temporal') }),
    ]);
    for (const service of [postgres, temporal]) if (service.status === 'fulfilled') stops.push(service.value.stop);
    if (postgres.status === 'rejected') throw postgres.reason;
    if (temporal.status === 'rejected') throw temporal.reason;
    await applyMigrations(postgres.value.url);
    process.env.TEST_DATABASE_URL = postgres.value.url;
    process.env.TEST_TEMPORAL_ADDRESS = temporal.value.address;
  } catch (error) {
    await takeDown();
    throw error;
  }
  return takeDown;
}
