/** `npm run db:diff -- NAME`: writes the migration that brings the database from the last migration to prisma/schema.prisma. */
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inRepository } from '#scripts/repository-root.ts';
import { applyMigrations } from '#scripts/services/apply-migrations.ts';
import { startPostgres } from '#scripts/services/postgres.ts';
import { setUpFailureLine } from '#scripts/set-up-error.ts';
import { migrationName } from './migration-name.ts';
import { productSchema } from './product-schema.ts';
import { schemaDifference } from './schema-difference.ts';

const MIGRATIONS = 'prisma/migrations';

/** The exit code: 0 when the migrations now give the schema. */
export async function main([name]: readonly string[]): Promise<number> {
  try {
    const entries = await readdir(inRepository(MIGRATIONS), { withFileTypes: true });
    const existing = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
    const folder = join(MIGRATIONS, migrationName({ name, now: new Date(), existing }));
    const script = await missingMigration();
    if (script === '') {
      console.log('Nothing to write: the migrations already give prisma/schema.prisma.');
      return 0;
    }
    await mkdir(inRepository(folder));
    await writeFile(inRepository(folder, 'migration.sql'), script);
    console.log(`${script}\nWritten: ${join(folder, 'migration.sql')}`);
    console.log(
      'Read it before you commit it: a renamed table or column appears as a drop and an add, which loses its values.',
    );
    return 0;
  } catch (error) {
    console.error(setUpFailureLine(error));
    return 1;
  }
}

/** The SQL from the migrations to the schema, found with a PostgreSQL that exists only for that. */
async function missingMigration(): Promise<string> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'millrace-db-diff-'));
  try {
    const postgres = await startPostgres({ dataFolder, settings: ['fsync=off', 'synchronous_commit=off'] });
    try {
      await applyMigrations(postgres.url);
      return await schemaDifference({ databaseUrl: postgres.url, schema: await productSchema() });
    } finally {
      await postgres.stop();
    }
  } finally {
    await rm(dataFolder, { recursive: true, force: true });
  }
}
