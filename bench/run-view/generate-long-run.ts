/** A run with many iterations, written into the database as a worker would have. */

import type { Client } from 'pg';

/** The id of the run. */
export const LONG_RUN = '01900000-0000-7000-8000-000000000001';

const DEFINITION = {
  triggers: { manual: { type: 'Request', kind: 'Http', inputs: {} } },
  actions: {
    Each: {
      type: 'Foreach',
      foreach: '@triggerBody()',
      actions: {
        Prepare: { type: 'Compose', inputs: '@item()' },
        Send: {
          type: 'Http',
          inputs: { method: 'POST', uri: 'https://api.example.com' },
          runAfter: { Prepare: ['Succeeded'] },
        },
      },
    },
  },
};

const TRIGGER =
  '{"name":"manual","startTime":"2026-01-01T00:00:00Z","endTime":"2026-01-01T00:00:00Z","status":"Succeeded"}';

/** One iteration in 20,000 has failed, the first of them late. */
export async function generateLongRun(client: Client, iterations: number): Promise<void> {
  const text = JSON.stringify(DEFINITION);
  await client.query(`INSERT INTO "Flow" (id, name, draft) VALUES ('flow', 'Long loop', $1)`, [text]);
  await client.query(
    `INSERT INTO "FlowVersion" (id, "flowId", number, definition, parameters, kind, "needsCarrier", "draftRevision")
     VALUES ('version', 'flow', 1, $1, '{}', 'Stateful', true, 1)`,
    [text],
  );
  await client.query(
    `INSERT INTO "Run" (id, "flowId", "versionId", status, "errorCode", "errorMessage", "triggerName", "triggerKind", trigger,
       "clientTrackingId", "needsCarrier", "startedAt", "endedAt")
     VALUES ($1, 'flow', 'version', 'Failed', 'ActionFailed', 'An action failed.', 'manual', 'Request', $2, 'run', true,
       now() - interval '1 hour', now())`,
    [LONG_RUN, TRIGGER],
  );
  const record = `INSERT INTO "ActionRecord" ("runId", action, repetition, type, status, "errorCode", "errorMessage", "startedAt",
    "endedAt", inputs, outputs, "iterationCount")`;
  await client.query(
    `${record} VALUES ($1, 'Each', '', 'Foreach', 'Failed', 'ActionFailed', 'An action failed.', now() - interval '1 hour', now(),
       NULL, NULL, $2)`,
    [LONG_RUN, iterations],
  );
  await client.query(
    `${record} SELECT $1, action, lpad(i::text, 6, '0'), type, CASE WHEN bad THEN 'Failed' ELSE 'Succeeded' END,
       CASE WHEN bad THEN 'BadRequest' END, CASE WHEN bad THEN 'The server refused the order.' END,
       now() - interval '1 hour' + i * interval '20 milliseconds', now() - interval '1 hour' + i * interval '21 milliseconds',
       '{"order":' || i || '}', '{"statusCode":200,"body":{"order":' || i || ',"note":"as ordered, to be delivered in the week"}}', NULL
     FROM generate_series(0, $2::int - 1) i
     CROSS JOIN (VALUES ('Prepare', 'Compose'), ('Send', 'Http')) AS actions (action, type)
     CROSS JOIN LATERAL (SELECT action = 'Send' AND i % 20000 = 19999 AS bad) AS how`,
    [LONG_RUN, iterations],
  );
  await client.query('VACUUM ANALYZE "ActionRecord"');
}
