/**
 * What the page of a run with 100,000 iterations asks of the server, how long that takes, and how much it sends; and a replay
 * of that run from its failed iterations. `npm run bench -- run-view`; `ITERATIONS=10000` for fewer.
 */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { applyMigrations } from '#scripts/services/apply-migrations.ts';
import { startPostgres } from '#scripts/services/postgres.ts';
import { closeDatabase } from '#server/database.ts';
import { getRun } from '#server/use-cases/get-run.ts';
import { listIterations } from '#server/use-cases/list-iterations.ts';
import { listRecords } from '#server/use-cases/list-records.ts';
import { replayRun } from '#server/use-cases/replay-run.ts';

const ITERATIONS = Number(process.env.ITERATIONS ?? 100_000);
const ROUNDS = 5;
const RUN = '01900000-0000-7000-8000-000000000001';

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
async function generate(client: Client): Promise<void> {
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
    [RUN, TRIGGER],
  );
  const record = `INSERT INTO "ActionRecord" ("runId", action, repetition, type, status, "errorCode", "errorMessage", "startedAt",
    "endedAt", inputs, outputs, "iterationCount")`;
  await client.query(
    `${record} VALUES ($1, 'Each', '', 'Foreach', 'Failed', 'ActionFailed', 'An action failed.', now() - interval '1 hour', now(),
       NULL, NULL, $2)`,
    [RUN, ITERATIONS],
  );
  await client.query(
    `${record} SELECT $1, action, lpad(i::text, 6, '0'), type, CASE WHEN bad THEN 'Failed' ELSE 'Succeeded' END,
       CASE WHEN bad THEN 'BadRequest' END, CASE WHEN bad THEN 'The server refused the order.' END,
       now() - interval '1 hour' + i * interval '20 milliseconds', now() - interval '1 hour' + i * interval '21 milliseconds',
       '{"order":' || i || '}', '{"statusCode":200,"body":{"order":' || i || ',"note":"as ordered, to be delivered in the week"}}', NULL
     FROM generate_series(0, $2::int - 1) i
     CROSS JOIN (VALUES ('Prepare', 'Compose'), ('Send', 'Http')) AS actions (action, type)
     CROSS JOIN LATERAL (SELECT action = 'Send' AND i % 20000 = 19999 AS bad) AS how`,
    [RUN, ITERATIONS],
  );
  await client.query('VACUUM ANALYZE "ActionRecord"');
}

async function measure(title: string, ask: () => Promise<unknown>): Promise<void> {
  const times: number[] = [];
  let bytes = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const begin = performance.now();
    bytes = JSON.stringify(await ask()).length;
    times.push(performance.now() - begin);
  }
  times.sort((a, b) => a - b);
  const [middle = 0, worst = 0] = [times[Math.floor(ROUNDS / 2)], times.at(-1)];
  console.log(
    `${title.padEnd(48)}${middle.toFixed(1).padStart(9)} ms${worst.toFixed(1).padStart(9)} ms${String(bytes).padStart(9)} bytes`,
  );
}

async function measureAll(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await generate(client);
  const loop = { actions: ['Prepare', 'Send'], prefix: '', from: 0, limit: 1_000 };
  console.log(`a run of ${ITERATIONS} iterations${'median'.padStart(34)}${'worst'.padStart(12)}${'sent'.padStart(14)}`);
  await measure('the run, its definition, the records outside', () => getRun(RUN));
  await measure('the first 1,000 iterations', () => listIterations(RUN, loop));
  await measure('the last 1,000 iterations', () => listIterations(RUN, { ...loop, from: ITERATIONS - 1_000 }));
  await measure('the failed iterations', () => listIterations(RUN, { ...loop, limit: 200, failed: '1' }));
  await measure('the records of one iteration', () => listRecords(RUN, String(ITERATIONS - 1).padStart(6, '0')));
  const begin = performance.now();
  await replayRun(RUN, { from: 'FailedSteps', version: 'Own' });
  console.log(`a replay from the failed iterations is accepted in ${Math.round(performance.now() - begin)} ms`);
  await client.end();
}

const folder = await mkdtemp(join(tmpdir(), 'millrace-run-view-'));
const postgres = await startPostgres({ dataFolder: join(folder, 'postgres'), settings: ['fsync=off'] });
try {
  process.env.DATABASE_URL = postgres.url;
  await applyMigrations(postgres.url);
  await measureAll(postgres.url);
} finally {
  await closeDatabase();
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}
