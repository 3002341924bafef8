import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';

import { inRepository } from '#scripts/repository-root.ts';
import { PROCESS_SETTINGS, SETTINGS } from '#server/settings-table.ts';

/** What next-auth and Next.js's own server read. */
const FOREIGN = ['NEXTAUTH_SECRET', 'NEXTAUTH_URL', 'HOSTNAME', 'PORT'];
const KNOWN = new Set([
  ...Object.values({ ...SETTINGS, ...PROCESS_SETTINGS }).map(({ name }) => name as string),
  ...FOREIGN,
]);

async function documentsOf(name: string): Promise<unknown[]> {
  const text = await readFile(inRepository('docs', 'deploy', name), 'utf8');
  const documents = parseAllDocuments(text, { merge: true });
  expect(documents.flatMap(({ errors }) => errors.map(({ message }) => message))).toEqual([]);
  return documents.map((document) => document.toJS());
}

/** All values of properties of that name, however deep. */
function valuesOf(value: unknown, name: string): unknown[] {
  if (Array.isArray(value)) return value.flatMap((item) => valuesOf(item, name));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [...(key === name ? [inner] : []), ...valuesOf(inner, name)]);
}

const commands = (documents: unknown[]) => valuesOf(documents, 'command').map((command) => JSON.stringify(command));

describe('the files for many machines', () => {
  it('of Compose are well-formed, start all processes, and set what there is to set', async () => {
    const [compose] = (await documentsOf('compose.yaml')) as [{ services: { [name: string]: object } }];
    const { postgres: _, temporal: __, ...own } = compose.services;
    expect(Object.keys(own).sort()).toEqual(['gateway', 'migrate', 'web', 'worker']);
    const names = valuesOf(own, 'environment').flatMap((variables) => Object.keys(variables as object));
    expect(names.filter((name) => !KNOWN.has(name))).toEqual([]);
  });

  it('of Kubernetes are well-formed, start all processes, and set what there is to set', async () => {
    const documents = await documentsOf('kubernetes.yaml');
    expect(valuesOf(documents, 'kind')).toEqual(expect.arrayContaining(['Deployment', 'Job', 'Service', 'ConfigMap']));
    const names = valuesOf(documents, 'data').flatMap((variables) => Object.keys(variables as object));
    expect(names.filter((name) => !KNOWN.has(name))).toEqual([]);
  });

  it.each(['compose.yaml', 'kubernetes.yaml'])('%s starts programs that are built', async (name) => {
    const all = commands(await documentsOf(name)).join(' ');
    for (const program of ['dist/worker.js', './worker/in-every-thread.mjs', '.next/standalone/server.js']) {
      expect(all).toContain(program);
    }
    expect(all).toContain('"migrate"');
  });
});
