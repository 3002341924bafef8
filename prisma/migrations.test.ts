import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { productSchema } from '#scripts/db-diff/product-schema.ts';
import { schemaDifference } from '#scripts/db-diff/schema-difference.ts';
import { type FreshDatabase, freshDatabase } from '#scripts/testing/fresh-database.ts';

describe('the migrations', () => {
  let database: FreshDatabase;

  beforeAll(async () => {
    database = await freshDatabase();
  });

  afterAll(() => database.drop());

  it('give exactly the schema of schema.prisma; else run "npm run db:diff -- NAME"', async () => {
    expect(await schemaDifference({ databaseUrl: database.url, schema: await productSchema() })).toBe('');
  });
});
