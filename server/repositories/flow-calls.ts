/** What a call of a flow by another flow has to know. */

import type { TraceContext } from '#core/runs/trace-context.ts';
import { pool } from '#server/database.ts';

import { type TraceColumns, traceOf } from './trace-columns.ts';

/** The flow of that id, else all of that name, in any letter case. */
export async function findFlowIds(idOrName: string): Promise<string[]> {
  const { rows } = await pool().query<{ id: string }>(
    `SELECT id FROM "Flow" WHERE id = lower($1) OR lower(name) = lower($1) ORDER BY (id = lower($1)) DESC LIMIT 20`,
    [idOrName],
  );
  const ids = rows.map(({ id }) => id);
  return ids[0] === idOrName.toLowerCase() ? ids.slice(0, 1) : ids;
}

/** How many calls of flows lie above the run, and the trace that its own caller named. */
export async function findCaller(runId: string): Promise<{ depth: number; trace: TraceContext | undefined }> {
  const { rows } = await pool().query<TraceColumns & { callDepth: number }>(
    'SELECT "callDepth", traceparent, tracestate FROM "Run" WHERE id = $1',
    [runId],
  );
  const [row] = rows;
  return { depth: row?.callDepth ?? 0, trace: row && traceOf(row) };
}

/** True when the run answers its caller by a Response. */
export async function findRunWaiting(runId: string): Promise<boolean> {
  const { rows } = await pool().query<{ awaitsResponse: boolean }>('SELECT "awaitsResponse" FROM "Run" WHERE id = $1', [
    runId,
  ]);
  return rows[0]?.awaitsResponse ?? false;
}
