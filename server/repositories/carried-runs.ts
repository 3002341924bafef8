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
  /** Another carrier has carried it before, and has let it go. */
  continued: boolean;
};

/** Marks the runs as running and returns them with their versions. */
export async function startRuns(runIds: string[]): Promise<{ versions: CarriedVersion[]; runs: CarriedRun[] }> {
  const started = await pool().query<CarriedRun>(
    `WITH started AS (
       UPDATE "Run" SET status = 'Running', "startedAt" = COALESCE("startedAt", now())
       WHERE id = ANY($1) AND status IN ('Waiting', 'Running')
       RETURNING id, "versionId", trigger, "clientTrackingId", replay, "editedInputs", continued
     )
     SELECT id AS "runId", "versionId", trigger, "clientTrackingId", replay, "editedInputs", continued, pg_notify('run_changed', id) FROM started`,
    [runIds],
  );
  const runs = started.rows.map(({ runId, versionId, trigger, clientTrackingId, replay, editedInputs, continued }) => ({
    runId,
    versionId,
    trigger,
    clientTrackingId,
    replay,
    editedInputs,
    continued,
  }));
  const { rows: versions } = await pool().query<CarriedVersion>(
    `SELECT v.id, v."flowId", f.name AS "flowName", v.number, v.kind, v.definition, v.parameters
     FROM "FlowVersion" v JOIN "Flow" f ON f.id = v."flowId" WHERE v.id = ANY($1)`,
    [[...new Set(runs.map(({ versionId }) => versionId))]],
  );
  return { versions, runs };
}

/** Their carrier has let them go: whoever carries them next goes on from their journal. */
export async function continueRuns(runIds: string[]): Promise<void> {
  await pool().query('UPDATE "Run" SET continued = true WHERE id = ANY($1) AND "endedAt" IS NULL', [runIds]);
}
