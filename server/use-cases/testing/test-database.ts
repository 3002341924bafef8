/** A database of its own for the tests of one file, and the settings of a process that uses it. */

import { randomBytes } from 'node:crypto';

import { afterAll, beforeAll } from 'vitest';

import { freshDatabase } from '#scripts/testing/fresh-database.ts';
import { closeDatabase } from '#server/database.ts';

/** Call it once at the top of a test file. */
export function withTestDatabase(): void {
  let drop = async () => {};
  beforeAll(async () => {
    const database = await freshDatabase();
    drop = database.drop;
    process.env.DATABASE_URL = database.url;
    process.env.MILLRACE_SECRET_KEY = randomBytes(32).toString('base64');
    process.env.PUBLIC_URL = 'http://millrace.test';
    process.env.TEMPORAL_ADDRESS ??= process.env.TEST_TEMPORAL_ADDRESS;
  });
  afterAll(async () => {
    await closeDatabase();
    await drop();
  });
}
