/** Work that one process at a time does, of all that share the database: whoever comes while it is done leaves it. */

import { type Querier, transaction } from '#server/database.ts';

/** Locks of the database, by any numbers that nobody else uses. */
const LOCKS = { alerts: 7_215_003, metrics: 7_215_004, traces: 7_215_005 } as const;

/** Does the work in a transaction that holds the lock; undefined when another process is at it. */
export function alone<Done>(
  what: keyof typeof LOCKS,
  work: (client: Querier) => Promise<Done>,
): Promise<Done | undefined> {
  return transaction(async (client) => {
    const { rows } = await client.query<{ free: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS free', [
      LOCKS[what],
    ]);
    return rows[0]?.free === true ? work(client) : undefined;
  });
}
