/**
 * A long history of runs in an empty, migrated database, made by PostgreSQL itself: as many runs as asked for over 30 days,
 * five action records each. The same numbers give the same history, but for the end of the ids.
 */

import type { ClientBase } from 'pg';

const FLOWS = 20;
const DAYS = 30;
const VERSIONS = 3;
const RECORDS_PER_RUN = 5;
/** Rows of one statement, so that progress is seen and no transaction grows without end. */
const BATCH = 100_000;

export type History = { runs: number; records: number };

/** Writes it without indexes but the primary keys, then builds these. `tell` gets a line of progress at a time. */
export async function generateHistory(
  client: ClientBase,
  runs: number,
  tell: (line: string) => void,
): Promise<History> {
  // Foreign keys hold by construction.
  await client.query('SET session_replication_role = replica');
  await client.query(`SET synchronous_commit = off; SET maintenance_work_mem = '512MB'`);
  await insertFlows(client);
  const indexes = await dropIndexes(client);
  for (let from = 1; from <= runs; from += BATCH) {
    const range = [from, Math.min(from + BATCH - 1, runs), runs];
    await client.query(RUNS, range);
    tell(`${range[1]} runs`);
  }
  for (const step of await batchesOf(client)) {
    await client.query(RECORDS, step);
    tell(`records up to run ${step[1]}`);
  }
  await client.query(FAILURES);
  await client.query(LETTERS);
  tell('failures');
  for (const { name, definition } of indexes) {
    await client.query(definition);
    tell(`index ${name}`);
  }
  await client.query('VACUUM ANALYZE "Run"');
  await client.query('VACUUM ANALYZE "ActionRecord"');
  return { runs, records: runs * RECORDS_PER_RUN };
}

async function insertFlows(client: ClientBase): Promise<void> {
  await client.query(
    `INSERT INTO "Flow" (id, name, draft) SELECT 'flow-' || f, 'Flow ' || f, '{}' FROM generate_series(1, $1::int) f`,
    [FLOWS],
  );
  await client.query(
    `INSERT INTO "FlowVersion" (id, "flowId", number, definition, parameters, kind, "needsCarrier", "draftRevision")
     SELECT 'flow-' || f || '-' || v, 'flow-' || f, v, '{}', '{}', 'Stateful', false, 1
     FROM generate_series(1, $1::int) f, generate_series(1, $2::int) v`,
    [FLOWS, VERSIONS],
  );
}

type Index = { name: string; definition: string };

async function dropIndexes(client: ClientBase): Promise<Index[]> {
  const { rows } = await client.query<Index>(
    `SELECT indexname AS name, indexdef AS definition FROM pg_indexes
     WHERE schemaname = 'public' AND tablename IN ('Run', 'ActionRecord') AND indexname NOT LIKE '%_pkey'`,
  );
  for (const { name } of rows) await client.query(`DROP INDEX "${name}"`);
  return rows;
}

/** Ranges of run ids, oldest first. */
async function batchesOf(client: ClientBase): Promise<[string, string][]> {
  const { rows } = await client.query<{ first: string; last: string }>(
    `SELECT min(id) AS first, max(id) AS last
     FROM (SELECT id, (row_number() OVER (ORDER BY id) - 1) / $1 AS batch FROM "Run") numbered GROUP BY batch ORDER BY batch`,
    [BATCH],
  );
  return rows.map(({ first, last }) => [first, last]);
}

/** A number from 0 to 9999 that is always the same for the same run and purpose. */
const roll = (purpose: number) => `((hashint8extended(i, ${purpose}) & 2147483647) % 10000)`;

/**
 * $1 to $2: the numbers of the runs, of $3 in all; the highest are the newest. Half of the runs are of one flow; one in twenty
 * has failed, half have an order as tracking id, a few hundred of the newest are open, a few hundred took hours.
 */
const RUNS = `
  INSERT INTO "Run" (id, "flowId", "versionId", status, code, "errorCode", "errorMessage", "triggerName", "triggerKind",
    trigger, "clientTrackingId", "needsCarrier", "acceptedAt", "carrierId", "claimedAt", "carriedAt", "startedAt", "endedAt")
  SELECT id, 'flow-' || flow, 'flow-' || flow || '-' || version, status,
    CASE WHEN status IN ('Failed', 'TimedOut') THEN 'ActionFailed' WHEN status = 'Cancelled' THEN 'Cancelled' END,
    CASE WHEN status = 'Failed' THEN 'ActionFailed' WHEN status = 'TimedOut' THEN 'WorkflowRunTimedOut' END,
    CASE WHEN status = 'Failed' THEN 'An action failed. No dependent actions succeeded.'
      WHEN status = 'TimedOut' THEN 'The run took longer than the flow allows.' END,
    'manual', kind,
    '{"name":"manual","outputs":{"body":{"orderId":"ORD-' || lpad(i::text, 8, '0') || '","customer":"C-' || ${roll(9)} ||
      '","lines":[{"sku":"A-1","quantity":2},{"sku":"B-7","quantity":1}]}},"startTime":"' || at || '","status":"Succeeded"}',
    CASE WHEN i % 2 = 0 THEN 'ORD-' || lpad(i::text, 8, '0') ELSE id END,
    false, at, 'carrier-' || i, at, at,
    CASE WHEN status <> 'Waiting' THEN at + interval '20 milliseconds' END,
    CASE WHEN status NOT IN ('Waiting', 'Running') THEN at + interval '20 milliseconds' + length END
  FROM generate_series($1::bigint, $2::bigint) i
  CROSS JOIN LATERAL (SELECT
    now() - ($3 - i) * interval '${DAYS} days' / $3 AS at,
    CASE WHEN ${roll(1)} < 5000 THEN 1 ELSE 2 + ${roll(2)} % ${FLOWS - 1} END AS flow,
    1 + (i * ${VERSIONS} - 1) / $3::bigint AS version,
    CASE WHEN i > $3 - 60 THEN 'Waiting' WHEN i > $3 - 400 THEN 'Running' WHEN ${roll(3)} < 9350 THEN 'Succeeded'
      WHEN ${roll(3)} < 9850 THEN 'Failed' WHEN ${roll(3)} < 9998 THEN 'Cancelled' ELSE 'TimedOut' END AS status,
    CASE WHEN ${roll(4)} < 7000 THEN 'Request' WHEN ${roll(4)} < 9000 THEN 'Recurrence' WHEN ${roll(4)} < 9998 THEN 'Http'
      ELSE 'Manual' END AS kind,
    CASE WHEN ${roll(5)} < 5 THEN interval '3 hours' ELSE interval '1 millisecond' * (50 + ${roll(6)} % 4000) END AS length
  ) run
  CROSS JOIN LATERAL (SELECT lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') AS time,
    md5(i::text || random()) AS noise) parts
  CROSS JOIN LATERAL (SELECT substr(time, 1, 8) || '-' || substr(time, 9, 4) || '-7' || substr(noise, 1, 3) || '-8' ||
    substr(noise, 4, 3) || '-' || substr(noise, 7, 12) AS id) ids`;

/** The records of the runs from $1 to $2: the third action calls an API, which is what fails. */
const RECORDS = `
  INSERT INTO "ActionRecord" ("runId", action, repetition, type, status, code, "errorCode", "errorMessage", "startedAt",
    "endedAt", inputs, outputs, attempts, "trackedProperties")
  SELECT r.id, action, '', type,
    CASE WHEN NOT hurt THEN 'Succeeded' WHEN place = 3 THEN 'Failed' WHEN place > 3 THEN 'Skipped' ELSE 'Succeeded' END,
    CASE WHEN hurt AND place = 3 THEN error WHEN hurt AND place > 3 THEN 'ActionSkipped' ELSE 'OK' END,
    CASE WHEN hurt AND place = 3 THEN error END,
    CASE WHEN hurt AND place = 3 THEN 'The server api-' || i % 40 || '.example.com answered ' || 500 + i % 4 ||
      ' to the order ' || number || '.' END,
    r."acceptedAt" + place * interval '10 milliseconds', r."acceptedAt" + place * interval '15 milliseconds',
    '{"body":{"orderId":"' || number || '","step":' || place || ',"note":"as ordered, to be delivered in the week"}}',
    '{"statusCode":200,"headers":{"content-type":"application/json"},"body":{"accepted":true,"reference":"' || number || '"}}',
    '[]',
    CASE WHEN place = 1 THEN '{"orderId":"' || number || '","customer":"C-' || i % 10000 || '","priority":' || i % 5 || '}' END
  FROM (
    SELECT id, "acceptedAt", status IN ('Failed', 'TimedOut') AS hurt, ('x' || right(id, 7))::bit(28)::int AS i
    FROM "Run" WHERE id BETWEEN $1 AND $2
  ) r
  CROSS JOIN LATERAL (SELECT 'ORD-' || lpad(i::text, 9, '0') AS number,
    CASE WHEN i % 2000 = 0 THEN 'CertificateExpired' WHEN i % 3 = 0 THEN 'ActionTimedOut' ELSE 'ServerError' END AS error) facts
  CROSS JOIN (VALUES (1, 'Check_order', 'Compose'), (2, 'Find_customer', 'Http'), (3, 'Send_to_warehouse', 'Http'),
    (4, 'Note_result', 'Compose'), (5, 'Tell_customer', 'Http')) AS actions (place, action, type)`;

/** Each failure belongs to one of its flow's 16 groups; one in a hundred waits as a dead letter. */
const FAILURES = `
  WITH failed AS (
    UPDATE "Run" SET "failureId" = "flowId" || '-failure-' || (hashtext(id) & 15) WHERE status IN ('Failed', 'TimedOut')
    RETURNING "failureId", "flowId"
  )
  INSERT INTO "FailureGroup" (id, "flowId", action, code, message)
  SELECT DISTINCT "failureId", "flowId", 'Send_to_warehouse', 'ServerError', 'The server answered # to the order #.' FROM failed`;

const LETTERS = `
  INSERT INTO "DeadLetter" ("runId") SELECT id FROM "Run" WHERE status = 'Failed' AND hashtext(id) % 100 = 0`;
