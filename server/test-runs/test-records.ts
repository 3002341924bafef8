/** The records of a test run, as they change, in the form the designer gets: of each step the newest state. */

import type { TestRecord } from '#core/api/test-runs.ts';
import { isStopEnd, stoppedStep } from '#core/definition/test-definition.ts';
import type { ActionIndex } from '#core/definition/walk.ts';
import { shownInputs } from '#core/interpreter/shown-inputs.ts';
import type { Value } from '#core/json/value.ts';
import type { ActionRecord } from '#core/runs/record.ts';
import type { ShowValue } from './shown-values.ts';

/** Records inside loops beyond this many are counted, not shown. */
const MAX_RECORDS = 20_000;

export type TestRecords = {
  keep(record: ActionRecord): void;
  /** What has changed since the last time. */
  takeChanged(): TestRecord[];
  /** The step before which the run has ended. */
  stoppedBefore(): string | undefined;
  /** How many were not shown. */
  omitted(): number;
};

/** `actions` are those of the definition as its author wrote it; `stopBefore` holds names in lower case. */
export function testRecords(actions: ActionIndex, stopBefore: ReadonlySet<string>, show: ShowValue): TestRecords {
  const changed = new Map<string, ActionRecord>();
  const known = new Set<string>();
  const omitted = new Set<string>();
  let stopped: string | undefined;

  const change = (record: ActionRecord) => {
    const key = `${record.repetition} ${record.action}`;
    if (record.repetition !== '' && !known.has(key) && known.size >= MAX_RECORDS) {
      omitted.add(key);
      return;
    }
    known.add(key);
    changed.set(key, record);
  };
  return {
    keep(record) {
      const step = stoppedStep(record.action);
      if (step !== undefined) {
        if (record.endedAt === undefined) return;
        stopped = step;
        change(recordOfStop(record, { step, type: actions.get(step.toLowerCase())?.action.type ?? '' }));
      } else if (!isStopEnd(record.action) && !stopBefore.has(record.action.toLowerCase())) change(record);
    },
    takeChanged() {
      const records = [...changed.values()].map((record) => testRecord(record, show));
      changed.clear();
      return records;
    },
    stoppedBefore: () => stopped,
    omitted: () => omitted.size,
  };
}

/** The step itself has not begun; its inputs could be told, or failed. */
function recordOfStop(
  { repetition, status, error, code, startedAt, endedAt, outputs }: ActionRecord,
  { step, type }: { step: string; type: string },
): ActionRecord {
  const how = status === 'Failed' ? { status, code, error } : { status: 'Skipped' as const, code: 'StoppedBefore' };
  const inputs = outputs === null ? undefined : shownInputs({ type, inputs: outputs, secured: [] });
  return {
    action: step,
    type,
    repetition,
    startedAt,
    endedAt,
    attempts: [],
    ...how,
    ...(inputs !== undefined && { inputs }),
  };
}

function testRecord({ inputs, outputs, trackedProperties: _, ...record }: ActionRecord, show: ShowValue): TestRecord {
  const side = (name: 'inputs' | 'outputs', value: Value | undefined) =>
    value === undefined || record.secured?.includes(name) ? {} : { [name]: show(value) };
  return { ...record, ...side('inputs', inputs), ...side('outputs', outputs) };
}
