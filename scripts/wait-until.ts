/** Waiting for a condition of another process, which has no event to listen for. */
import { setTimeout as delay } from 'node:timers/promises';

/** Asks `condition` every `every` milliseconds until it answers something other than false; false once `limit` milliseconds have gone. */
export async function waitUntil<T>(
  condition: () => Promise<T | false> | T | false,
  { limit, every = 25 }: { limit: number; every?: number },
): Promise<T | false> {
  const end = Date.now() + limit;
  for (;;) {
    const answer = await condition();
    if (answer !== false) return answer;
    if (Date.now() >= end) return false;
    await delay(every);
  }
}
