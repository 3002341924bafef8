/** `npm run build`: builds everything that `npm start` would build, for machines that start the processes by themselves. */

import { setUpFailureLine } from '#scripts/set-up-error.ts';
import { createProgress } from '#scripts/start/progress.ts';

import { buildAll } from './build-all.ts';

export async function main(): Promise<number> {
  try {
    await buildAll(createProgress(console.log).step);
    console.log('Everything is built.');
    return 0;
  } catch (error) {
    console.error(setUpFailureLine(error));
    return 1;
  }
}
