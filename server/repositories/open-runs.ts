/** The runs of a flow that have not ended, as a schedule that must not overlap looks at them. */

import type { Querier } from '#server/database.ts';

import type { RunAcceptance } from './accept-run.ts';
import { cancelRunRows } from './runs.ts';

type Kind = RunAcceptance['triggerKind'];

/** One that is asked to end counts until it has. */
export async function hasOpenRun(client: Querier, flowId: string, kind: Kind): Promise<boolean> {
  const { rows } = await client.query<{ open: boolean }>(
    `SELECT EXISTS (SELECT FROM "Run" WHERE "flowId" = $1 AND status IN ('Waiting', 'Running') AND "triggerKind" = $2) AS open`,
    [flowId, kind],
  );
  return rows[0]?.open ?? false;
}

/** Cancels them, but for one. */
export async function cancelOpenRuns(
  client: Querier,
  { flowId, kind, except }: { flowId: string; kind: Kind; except: string },
): Promise<void> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT id FROM "Run" WHERE "flowId" = $1 AND status IN ('Waiting', 'Running') AND "triggerKind" = $2 AND id <> $3
       AND "cancelRequestedAt" IS NULL`,
    [flowId, kind, except],
  );
  await cancelRunRows(
    rows.map(({ id }) => id),
    new Date(),
    client,
  );
}
