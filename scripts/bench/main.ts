/** `npm run bench -- NAME`: runs bench/NAME.ts, which prints its figures. */

import { readdir } from 'node:fs/promises';

import { inRepository } from '#scripts/repository-root.ts';

export async function main([name = '']: string[]): Promise<number> {
  const files = await readdir(inRepository('bench'));
  const names = files.filter((file) => file.endsWith('.ts')).map((file) => file.slice(0, -'.ts'.length));
  if (!names.includes(name)) {
    console.error(`Usage: npm run bench -- NAME, where NAME is one of: ${names.sort().join(', ')}.`);
    return 2;
  }
  await import(inRepository('bench', `${name}.ts`));
  return 0;
}
