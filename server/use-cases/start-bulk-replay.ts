/** Has many runs done again together. Which ones is settled here: runs accepted later are never among them. */

import type { z } from 'zod';

import type { BulkReplaySummary, startBulkReplaySchema } from '#core/api/bulk-replays.ts';
import { readRunFilter, runFilterQuery } from '#core/api/run-filter.ts';
import { AppError } from '#server/app-error.ts';
import { newId } from '#server/identifiers.ts';
import { insertBulkReplay } from '#server/repositories/bulk-replays.ts';

import { getBulkReplay } from './get-bulk-replay.ts';

type Order = z.output<typeof startBulkReplaySchema>;

/** Throws `BadRequest` for a query with parts that nobody understands. */
export async function startBulkReplay(order: Order, createdById: string): Promise<BulkReplaySummary> {
  const { from, version, perMinute, runIds = null } = order;
  const id = newId();
  const query = order.query === undefined ? null : readQuery(order.query);
  await insertBulkReplay({ id, query, request: JSON.stringify({ from, version }), perMinute, createdById, runIds });
  return getBulkReplay(id);
}

/** The query in its own order. What is not understood must not be left out: it would mean other runs. */
export function readQuery(query: string): string {
  const { filter, ignored } = readRunFilter(Object.fromEntries(new URLSearchParams(query)));
  if (ignored.length === 0) return runFilterQuery(filter);
  throw new AppError('BadRequest', `The filter is not understood: ${ignored.join(', ')}.`);
}
