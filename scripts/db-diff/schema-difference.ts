/** How far a database is from a Prisma schema. */
import { Pool } from 'pg';
import { catalogAdapter } from './catalog-adapter.ts';
import { differenceScript, type SchemaFile } from './schema-engine.ts';

/**
 * The SQL that brings the database at `databaseUrl` to `schema`; '' when there is nothing to do. Changes nothing.
 * Throws a `SetUpError` where the schema is wrong.
 */
export async function schemaDifference({
  databaseUrl,
  schema,
}: {
  databaseUrl: string;
  schema: SchemaFile;
}): Promise<string> {
  const pool = new Pool({ connectionString: databaseUrl });
  try {
    return await differenceScript({ adapter: catalogAdapter(pool), schema });
  } finally {
    await pool.end();
  }
}
