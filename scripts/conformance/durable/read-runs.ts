/** The runs of a flow as the journal has them, with what is stored apart put back in: what a comparison looks at. */

import type { SeenRun } from '#core/interpreter/testing/vector-mismatches.ts';
import { isObject } from '#core/json/objects.ts';
import type { Value } from '#core/json/value.ts';
import { decodeWire } from '#core/json/wire.ts';
import type { ActionRecord, Attempt, RunOutcome } from '#core/runs/record.ts';
import { database } from '#server/database.ts';
import { loadAll } from '#server/payload-store.ts';

/** In the order in which they were accepted. */
export async function readRuns(flowId: string): Promise<SeenRun[]> {
  const rows = await runRows(flowId);
  return Promise.all(rows.map(async (row) => ({ outcome: await outcomeOf(row), records: await recordsOf(row) })));
}

function runRows(flowId: string) {
  return database().run.findMany({ where: { flowId }, orderBy: { id: 'asc' }, include: { records: true } });
}

type RunRow = Awaited<ReturnType<typeof runRows>>[number];

async function outcomeOf({ status, code, outputs }: RunRow): Promise<RunOutcome> {
  const values = await storedValue(outputs);
  return {
    status: status as RunOutcome['status'],
    ...(code !== null && { code }),
    ...(isObject(values) && { outputs: values }),
  };
}

function recordsOf({ records }: RunRow): Promise<ActionRecord[]> {
  return Promise.all(records.map(recordOf));
}

async function recordOf(row: RunRow['records'][number]): Promise<ActionRecord> {
  const [inputs, outputs] = await Promise.all([storedValue(row.inputs), storedValue(row.outputs)]);
  return {
    action: row.action,
    type: row.type,
    repetition: row.repetition,
    status: row.status as ActionRecord['status'],
    startedAt: row.startedAt.getTime(),
    attempts: JSON.parse(row.attempts) as Attempt[],
    ...(row.code !== null && { code: row.code }),
    ...(row.errorCode !== null && { error: { code: row.errorCode, message: row.errorMessage ?? '' } }),
    ...(inputs !== undefined && { inputs }),
    ...(outputs !== undefined && { outputs }),
  };
}

async function storedValue(wire: string | null): Promise<Value | undefined> {
  return wire === null ? undefined : loadAll(decodeWire(wire));
}
