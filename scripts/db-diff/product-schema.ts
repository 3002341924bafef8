/** The schema that the product's code is written for. */
import { readFile } from 'node:fs/promises';
import { inRepository } from '#scripts/repository-root.ts';
import type { SchemaFile } from './schema-engine.ts';

/** prisma/schema.prisma, under the path that error messages show. */
export async function productSchema(): Promise<SchemaFile> {
  const path = 'prisma/schema.prisma';
  return { path, content: await readFile(inRepository(path), 'utf8') };
}
