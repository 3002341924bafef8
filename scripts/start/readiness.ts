/** Whether Millrace as a whole is ready, asked of the gateway as a load balancer would. */
import { z } from 'zod';
import { SetUpError } from '#scripts/set-up-error.ts';
import { waitUntil } from '#scripts/wait-until.ts';

type Waiting = {
  /** Where to look when it does not become ready. */
  logs: string;
  /** True once nobody waits any more. */
  isGivenUp: () => boolean;
  limit?: number;
};

const LIMIT = 60_000;
const notReady = z.record(z.string(), z.unknown());

/** Fulfilled when `GET /readyz` answers 200. Throws a `SetUpError` with what it answered last. */
export async function waitUntilReady(gatewayUrl: string, { logs, isGivenUp, limit = LIMIT }: Waiting): Promise<void> {
  let last = 'no answer';
  const ready = await waitUntil(
    async () => {
      if (isGivenUp()) return true;
      try {
        const response = await fetch(`${gatewayUrl}/readyz`, { signal: AbortSignal.timeout(5000) });
        if (response.ok) return true;
        last = describe(await response.text());
      } catch {
        last = 'no answer';
      }
      return false;
    },
    { limit, every: 50 },
  );
  if (!ready)
    throw new SetUpError(`Millrace did not become ready in ${limit / 1000} s (${last}): see the logs in ${logs}.`);
}

function describe(body: string): string {
  try {
    return JSON.stringify(notReady.parse(JSON.parse(body)));
  } catch {
    return body.slice(0, 200);
  }
}
