/** What a carrier loads of its runs: each version once, runs that have ended left out. */

import { pool } from '#server/database.ts';

export type CarriedVersion = {
  id: string;
  flowId: string;
  flowName: string;
  number: number;
  kind: string;
  definition: string;
  parameters: string;
};
export type CarriedRun = {
  runId: string;
  versionId: string;
  trigger: string;
  clientTrackingId: string;
  /** JSON of the ReplayOrigin; null when it replays none. */
  replay: string | null;
  /** Wire text. */
  editedInputs: string | null;
  /** Nobody has carried it before. */
  isFirst: boolean;
  /** Another carrier has carried it before, and has let it go. */
  continued: boolean;
  /** Wire text of the variables as that carrier left them; null unless this one goes on right there. */
  heldVariables: string | null;
};

const RUN = '"versionId", trigger, "clientTrackingId", replay, "editedInputs", continued, "heldVariables", "isFirst"';

/**
 * Marks the runs as running and returns them with their versions. `goesOn`: the carrier goes on from the one that let them go; any
 * other one finds more in their journal than was done to the variables then.
 */
export async function startRuns(
  runIds: string[],
  { goesOn }: { goesOn: boolean },
): Promise<{ versions: CarriedVersion[]; runs: CarriedRun[] }> {
  const started = await pool().query<CarriedRun & { told: null }>(
    `WITH started AS (
       UPDATE "Run" run SET status = 'Running', "startedAt" = COALESCE(run."startedAt", now()),
         "heldVariables" = CASE WHEN $2 THEN "heldVariables" END
       FROM (SELECT id AS "knownId", "startedAt" IS NULL AS "isFirst" FROM "Run" WHERE id = ANY($1) FOR UPDATE) AS known
       WHERE id = "knownId" AND status IN ('Waiting', 'Running')
       RETURNING id, ${RUN}
     )
     SELECT id AS "runId", ${RUN}, pg_notify('run_changed', id) AS told FROM started`,
    [runIds, goesOn],
  );
  const runs = started.rows.map(({ told: _, ...run }) => run);
  const { rows: versions } = await pool().query<CarriedVersion>(
    `SELECT v.id, v."flowId", f.name AS "flowName", v.number, v.kind, v.definition, v.parameters
     FROM "FlowVersion" v JOIN "Flow" f ON f.id = v."flowId" WHERE v.id = ANY($1)`,
    [[...new Set(runs.map(({ versionId }) => versionId))]],
  );
  return { versions, runs };
}

/** Their carrier has let them go: whoever carries them next goes on from their journal. */
export async function continueRuns(runs: readonly { runId: string; variables: string | null }[]): Promise<void> {
  await pool().query(
    `UPDATE "Run" run SET continued = true, "heldVariables" = given.variables
     FROM unnest($1::text[], $2::text[]) AS given (id, variables) WHERE run.id = given.id AND run."endedAt" IS NULL`,
    [runs.map(({ runId }) => runId), runs.map(({ variables }) => variables)],
  );
}
