/** `npm run gen`: writes the generated files anew. */
import { writeFile } from 'node:fs/promises';
import { messageOf } from '#scripts/set-up-error.ts';
import { staleFiles } from './generated-files.ts';

export async function main(): Promise<number> {
  try {
    for (const { path, text } of await staleFiles()) {
      await writeFile(path, text);
      console.log(`Written: ${path}`);
    }
    return 0;
  } catch (error) {
    console.error(messageOf(error));
    return 1;
  }
}
