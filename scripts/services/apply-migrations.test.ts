import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FreshDatabase, freshDatabase } from '#scripts/testing/fresh-database.ts';
import { applyMigrations, pendingMigrations } from './apply-migrations.ts';

const migration = (name: string) => ({ name, sql: 'SELECT 1', checksum: `sum of ${name}` });
const applied = (name: string, change: object = {}) => ({
  migration_name: name,
  checksum: `sum of ${name}`,
  finished_at: new Date(0),
  rolled_back_at: null,
  ...change,
});

describe('pendingMigrations', () => {
  it('are those that were not applied, in order', () => {
    const migrations = [migration('1'), migration('2'), migration('3')];
    expect(pendingMigrations(migrations, [applied('1')]).map(({ name }) => name)).toEqual(['2', '3']);
  });

  it('include one that was rolled back', () => {
    expect(
      pendingMigrations([migration('1')], [applied('1', { finished_at: null, rolled_back_at: new Date(0) })]),
    ).toHaveLength(1);
  });

  it.each([
    ['one that failed half-way', [applied('1', { finished_at: null })], 'Migration 1 failed half-way'],
    ['one that was changed since', [applied('1', { checksum: 'other' })], 'Migration 1 was changed'],
    ['a newer version', [applied('1'), applied('2')], 'made by a newer Millrace (it has migration 2)'],
  ])('refuse a database with %s', (_, rows, message) => {
    expect(() => pendingMigrations([migration('1')], rows)).toThrow(message);
  });
});

describe('applyMigrations', () => {
  let database: FreshDatabase;
  let client: Client;

  beforeEach(async () => {
    database = await freshDatabase();
    client = new Client({ connectionString: database.url });
    await client.connect();
    await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
  });

  afterEach(async () => {
    await client.end();
    await database.drop();
  });

  it('brings an empty database up to date once, also when two start at the same time', async () => {
    const applied = await Promise.all([applyMigrations(database.url), applyMigrations(database.url)]);
    const { rows } = await client.query(
      'SELECT migration_name AS name, applied_steps_count AS steps FROM _prisma_migrations ORDER BY 1',
    );
    expect(applied.flat().sort()).toEqual(rows.map(({ name }) => name));
    expect(rows.every(({ steps }) => steps === 1)).toBe(true);
    expect(await applyMigrations(database.url)).toEqual([]);
  });

  it('records as checksum what Prisma itself would', async () => {
    await applyMigrations(database.url);
    const { rows } = await client.query('SELECT checksum FROM _prisma_migrations');
    expect(rows.every(({ checksum }) => /^[0-9a-f]{64}$/.test(checksum))).toBe(true);
  });
});
