/** A database of its own for a test file, with the product's schema and no rows. */
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { maintenanceUrl } from '#scripts/services/postgres.ts';

export type FreshDatabase = { url: string; drop(): Promise<void> };

/** Clones the migrated database of the integration services. Works in tests of the project `integration` only. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const template = process.env.TEST_DATABASE_URL;
  if (!template)
    throw new Error(
      'freshDatabase needs the integration services: the test must be in the vitest project "integration".',
    );
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const url = new URL(template);
  const source = url.pathname.slice(1);
  url.pathname = `/${name}`;
  await administer(template, `CREATE DATABASE ${name} TEMPLATE ${source}`);
  return { url: url.href, drop: () => administer(template, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: maintenanceUrl(url) });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
