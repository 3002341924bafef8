/** The runs of a flow that have not ended, as a schedule that must not overlap looks at them. */

import type { Querier } from '#server/database.ts';

import type { RunAcceptance } from './accept-run.ts';

type Kind = RunAcceptance['triggerKind'];

/** One that is asked to end counts until it has. */
export async function hasOpenRun(client: Querier, flowId: string, kind: Kind): Promise<boolean> {
  const { rows } = await client.query<{ open: boolean }>(
    `SELECT EXISTS (SELECT FROM "Run" WHERE "flowId" = $1 AND status IN ('Waiting', 'Running') AND "triggerKind" = $2) AS open`,
    [flowId, kind],
  );
  return rows[0]?.open ?? false;
}

/** Cancels them; whoever looks after cancels ends them. */
export async function askOpenRunsToEnd(
  client: Querier,
  { flowId, kind, except }: { flowId: string; kind: Kind; except: string },
): Promise<void> {
  await client.query(
    `WITH asked AS (
       UPDATE "Run" SET "cancelRequestedAt" = now()
       WHERE "flowId" = $1 AND status IN ('Waiting', 'Running') AND "triggerKind" = $2 AND id <> $3
         AND "cancelRequestedAt" IS NULL
       RETURNING id
     )
     SELECT pg_notify('run_cancel', id), pg_notify('run_changed', id) FROM asked`,
    [flowId, kind, except],
  );
}
