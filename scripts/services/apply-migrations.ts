/**
 * Applies prisma/migrations in order, as `prisma migrate deploy` does and with the same records, so that either may be used later.
 * Prisma's own command downloads a native engine at first use; this needs nothing but a connection.
 */
import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';
import { inRepository } from '#scripts/repository-root.ts';
import { messageOf, SetUpError } from '#scripts/set-up-error.ts';

/** The advisory lock that Prisma's engine takes, so that the two never run at once. */
const PRISMA_LOCK = 72707369;
/** Milliseconds between two tries to take it. */
const LOCK_PAUSE = 200;

const CREATE_TABLE = `
  CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, finished_at timestamptz, migration_name varchar(255) NOT NULL,
    logs text, rolled_back_at timestamptz, started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0
  )`;

type Applied = { migration_name: string; checksum: string; finished_at: Date | null; rolled_back_at: Date | null };
export type Migration = { name: string; sql: string; checksum: string };

/** Brings the database to the newest schema and returns the names of the migrations it applied. Throws a `SetUpError` naming the one that failed. */
export async function applyMigrations(databaseUrl: string): Promise<string[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await takeLock(client);
    await client.query(CREATE_TABLE);
    const { rows } = await client.query<Applied>(
      'SELECT migration_name, checksum, finished_at, rolled_back_at FROM _prisma_migrations',
    );
    const pending = pendingMigrations(await readMigrations(), rows);
    for (const migration of pending) await apply(client, migration);
    return pending.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

/** Asked again and again: a statement that waits for the lock would hold up an index that is built without a transaction. */
async function takeLock(client: Client): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [PRISMA_LOCK]);
    if (rows[0]?.taken) return;
    await setTimeout(LOCK_PAUSE);
  }
}

/** What is still to be applied. Refuses a database that a failed, changed or newer migration has left in a state nobody has thought of. */
export function pendingMigrations(migrations: readonly Migration[], applied: readonly Applied[]): Migration[] {
  const current = new Map(applied.filter((row) => row.rolled_back_at === null).map((row) => [row.migration_name, row]));
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { migration_name: name, finished_at, checksum } of current.values()) {
    if (finished_at === null) {
      throw new SetUpError(
        `Migration ${name} failed half-way in this database: repair it, or restore a backup, and delete its row in _prisma_migrations.`,
      );
    }
    const file = known.get(name);
    if (!file)
      throw new SetUpError(
        `This database was made by a newer Millrace (it has migration ${name}): start that version, or use another database.`,
      );
    if (file.checksum !== checksum)
      throw new SetUpError(`Migration ${name} was changed after it was applied to this database: restore the file.`);
  }
  return migrations.filter(({ name }) => !current.has(name));
}

async function readMigrations(): Promise<Migration[]> {
  const folder = inRepository('prisma', 'migrations');
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return await Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/** The row is written before the script, so that one that dies half-way is seen by the next start. */
async function apply(client: Client, { name, sql, checksum }: Migration): Promise<void> {
  const id = randomUUID();
  await client.query('INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ($1, $2, $3)', [
    id,
    checksum,
    name,
  ]);
  try {
    await client.query(sql);
  } catch (error) {
    await client.query('UPDATE _prisma_migrations SET logs = $2 WHERE id = $1', [id, messageOf(error)]);
    throw new SetUpError(`Migration ${name} failed: ${messageOf(error)}`);
  }
  await client.query('UPDATE _prisma_migrations SET finished_at = now(), applied_steps_count = 1 WHERE id = $1', [id]);
}
