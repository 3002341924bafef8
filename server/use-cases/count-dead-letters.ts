/** How many runs that failed for good still wait for somebody. */

import { countOpenLetters } from '#server/repositories/dead-letters.ts';

export function countDeadLetters(): Promise<number> {
  return countOpenLetters();
}
