/** Where the checkout lies, whatever the current folder is. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const REPOSITORY_ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** The absolute path of a file or folder of the checkout. */
export function inRepository(...path: string[]): string {
  return join(REPOSITORY_ROOT, ...path);
}
