/** Activity `loadReused`: what a replay took over, of several repetitions of a loop at a time. */

import type { WireRecord } from '#core/runs/wire-record.ts';
import { type ReusedRow, reusedRecords } from '#server/repositories/replays.ts';
import { toRecordSummary } from '#server/use-cases/run-summary.ts';
import type { CarrierActivities } from '#workflows/activity-types.ts';

import { storedRecords } from './stored-records.ts';

const ROWS = 500;
/** Characters of the values in one answer; Temporal takes 2 MB. */
const MOST_TEXT = 500_000;
/** What is left in sight of a value where those of one repetition alone are more. */
const SHORT = 1_000;

export const loadReused: CarrierActivities['loadReused'] = async ({ runId, repetition }) => {
  const { repetitions, isAll } = await wholeRepetitions(runId, repetition);
  const records: WireRecord[] = [];
  let through = repetition;
  let text = 0;
  for (const [name, rows] of repetitions) {
    const own = rows.map(recordOf);
    const size = own.reduce((sum, record) => sum + textOf(record), 0);
    if (records.length > 0 && text + size > MOST_TEXT) return { records, through };
    records.push(...(size > MOST_TEXT ? await storedRecords(own, SHORT) : own));
    through = name;
    text += size;
  }
  return { records, through: isAll ? endOfLoop(repetition) : through };
};

/** Comes after every pass of the loop. */
function endOfLoop(repetition: string): string {
  return repetition === '' ? '' : `${repetition.slice(0, repetition.lastIndexOf('/') + 1)}~`;
}

type Repetitions = { repetitions: Map<string, ReusedRow[]>; isAll: boolean };

/** The rows from this repetition on by repetition, none of them cut off. */
async function wholeRepetitions(runId: string, repetition: string): Promise<Repetitions> {
  for (let limit = ROWS; ; limit *= 4) {
    const rows = await reusedRecords(runId, repetition, limit);
    const repetitions = new Map<string, ReusedRow[]>();
    for (const row of rows) {
      const own = repetitions.get(row.repetition);
      if (own) own.push(row);
      else repetitions.set(row.repetition, [row]);
    }
    if (rows.length < limit) return { repetitions, isAll: true };
    const last = rows.at(-1);
    if (last && repetitions.size > 1) {
      repetitions.delete(last.repetition);
      return { repetitions, isAll: false };
    }
  }
}

function recordOf(row: ReusedRow): WireRecord {
  const { inputs, outputs, trackedProperties, secured } = row;
  return {
    ...toRecordSummary({ ...row, waitingFor: null, waitingUntil: null, reused: false }),
    ...(inputs !== null && { inputs }),
    ...(outputs !== null && { outputs }),
    ...(trackedProperties !== null && { trackedProperties }),
    ...(secured !== null && { secured: JSON.parse(secured) }),
  };
}

function textOf({ inputs = '', outputs = '', trackedProperties = '' }: WireRecord): number {
  return inputs.length + outputs.length + trackedProperties.length;
}
