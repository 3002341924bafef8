import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FreshDatabase, freshDatabase } from '#scripts/testing/fresh-database.ts';
import { productSchema } from './product-schema.ts';
import { schemaDifference } from './schema-difference.ts';

describe('schemaDifference', () => {
  let database: FreshDatabase;

  beforeEach(async () => {
    database = await freshDatabase();
  });

  afterEach(() => database.drop());

  /** What is missing after an edit of the product's schema. */
  async function differenceAfter(edit: (schema: string) => string): Promise<string> {
    const { path, content } = await productSchema();
    const edited = edit(content);
    expect(edited).not.toBe(content);
    return await schemaDifference({ databaseUrl: database.url, schema: { path, content: edited } });
  }

  it('makes a table that the database lacks', async () => {
    const script = await differenceAfter((schema) => `${schema}\nmodel Extra {\n  id String @id\n}\n`);
    expect(script).toBe(
      '-- CreateTable\nCREATE TABLE "Extra" (\n    "id" TEXT NOT NULL,\n\n    CONSTRAINT "Extra_pkey" PRIMARY KEY ("id")\n);\n',
    );
  });

  it('drops a column that the schema lacks', async () => {
    const script = await differenceAfter((schema) => schema.replace(/^ +lastSeenAt .*\n/m, ''));
    expect(script).toBe('-- AlterTable\nALTER TABLE "Session" DROP COLUMN "lastSeenAt";\n');
  });

  it('sees what becomes of rows that refer to a deleted one', async () => {
    const script = await differenceAfter((schema) => schema.replace('onDelete: Cascade', 'onDelete: Restrict'));
    expect(script).toContain('ON DELETE RESTRICT');
  });

  it('says where the schema is wrong', async () => {
    await expect(differenceAfter((schema) => `${schema}\nmodel Extra {\n  id Strin @id\n}\n`)).rejects.toThrow(
      'Type "Strin" is neither a built-in type',
    );
  });
});
