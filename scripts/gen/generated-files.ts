/** The files of the repository that are made from others, as they should be now. */
import { readFile } from 'node:fs/promises';
import { generateCatalogs } from '#connectors/generate.ts';
import { inRepository } from '#scripts/repository-root.ts';
import { withCompatibilityTables } from './compatibility-doc.ts';
import { functionsDoc } from './functions-doc.ts';
import { withSettingsTable } from './readme-settings.ts';

export type GeneratedFile = { path: string; text: string };

/** Those that are not as they should be. Throws when a source is broken. */
export async function staleFiles(): Promise<GeneratedFile[]> {
  const readme = inRepository('README.md');
  const compatibility = inRepository('docs/compatibility.md');
  const files = [
    ...generateCatalogs(),
    { path: readme, text: withSettingsTable(await textOf(readme)) },
    { path: inRepository('docs/functions.md'), text: functionsDoc() },
    { path: compatibility, text: withCompatibilityTables(await textOf(compatibility)) },
  ];
  const current = await Promise.all(files.map(({ path }) => textOf(path)));
  return files.filter(({ text }, index) => text !== current[index]);
}

async function textOf(path: string): Promise<string> {
  return await readFile(path, 'utf8').catch(() => '');
}
