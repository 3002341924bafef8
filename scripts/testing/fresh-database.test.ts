import { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import { freshDatabase } from './fresh-database.ts';

describe('freshDatabase', () => {
  it('gives each caller a migrated database without rows', async () => {
    const databases = await Promise.all([freshDatabase(), freshDatabase()]);
    try {
      expect(new Set(databases.map(({ url }) => url)).size).toBe(2);
      for (const { url } of databases) {
        const client = new Client({ connectionString: url });
        await client.connect();
        const { rows } = await client.query(
          'SELECT count(*)::int AS migrations FROM _prisma_migrations WHERE finished_at IS NOT NULL',
        );
        const flows = await client.query('SELECT 1 FROM "Flow"');
        await client.end();
        expect(rows[0].migrations).toBeGreaterThan(0);
        expect(flows.rowCount).toBe(0);
      }
    } finally {
      await Promise.all(databases.map(({ drop }) => drop()));
    }
  });
});
