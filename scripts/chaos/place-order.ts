/** Calls the flow for one order as a careful caller does: again, under the same key, until it is acknowledged. */

import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';

export type Acknowledged = { order: string; runId: string };

export type Answers = {
  /** How many answers there were of each status; 0 stands for a connection that broke or was refused. */
  statuses: Map<number, number>;
};

const accepted = z.object({ runId: z.string() });
const TRY_AGAIN_MS = 200;
const LIMIT_MS = 120_000;

/** Throws when nobody acknowledges it for two minutes. */
export async function placeOrder(url: string, order: string, { statuses }: Answers): Promise<Acknowledged> {
  const end = Date.now() + LIMIT_MS;
  while (Date.now() < end) {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': order },
      body: JSON.stringify({ id: order }),
      signal: AbortSignal.timeout(30_000),
    }).catch(() => undefined);
    const status = answer?.status ?? 0;
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    const body = await answer?.json().catch(() => undefined);
    if (status === 202) return { order, runId: accepted.parse(body).runId };
    await delay(TRY_AGAIN_MS);
  }
  throw new Error(`The order ${order} was not acknowledged within ${LIMIT_MS / 1000} s.`);
}
