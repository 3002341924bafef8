/** A test run as the designer knows it: what its events have told so far. */

import type { ShownValue, TestRecord, TestRunEvent } from '#core/api/test-runs.ts';
import type { RunStatus } from '#core/runs/status.ts';

export type TestResponse = { statusCode: number; headers: Record<string, string>; body?: ShownValue };

export type TestRun = {
  /** The definition that is run: the draft may have moved on since. */
  text: string;
  status: RunStatus;
  /** Milliseconds since the epoch. */
  startedAt: number;
  endedAt: number | null;
  triggerName: string;
  trigger: ShownValue | null;
  notes: string[];
  /** By repetition and action. */
  records: ReadonlyMap<string, TestRecord>;
  response: TestResponse | null;
  code: string | null;
  error: { code: string; message: string } | null;
  outputs: ShownValue | null;
  stoppedBefore: string | null;
  omitted: number;
};

export function beginTestRun(text: string, now: number): TestRun {
  return {
    text,
    status: 'Running',
    startedAt: now,
    endedAt: null,
    triggerName: '',
    trigger: null,
    notes: [],
    records: new Map(),
    response: null,
    code: null,
    error: null,
    outputs: null,
    stoppedBefore: null,
    omitted: 0,
  };
}

export function hearEvent(run: TestRun, event: TestRunEvent): TestRun {
  switch (event.kind) {
    case 'started': {
      const { triggerName, startedAt, trigger, notes } = event;
      return { ...run, triggerName, startedAt, trigger, notes };
    }
    case 'records': {
      const records = new Map(run.records);
      for (const record of event.records) records.set(recordKey(record), record);
      return { ...run, records };
    }
    case 'response': {
      const { statusCode, headers, body } = event;
      return run.response ? run : { ...run, response: { statusCode, headers, ...(body && { body }) } };
    }
    case 'ended':
      return endTestRun(run, event);
  }
}

type Ending = Extract<TestRunEvent, { kind: 'ended' }>;

function endTestRun(run: TestRun, event: Ending): TestRun {
  const { status, code, error, outputs, endedAt, stoppedBefore, omitted } = event;
  return {
    ...run,
    status: runStatus(status),
    endedAt,
    omitted,
    code: code ?? null,
    error: error ?? null,
    outputs: outputs ?? null,
    stoppedBefore: stoppedBefore ?? null,
  };
}

function runStatus(status: Ending['status']): RunStatus {
  return status === 'Skipped' || status === 'Aborted' ? 'Cancelled' : status;
}

/** The person ended it, or it broke off: what was running is over. */
export function breakOff(run: TestRun, how: { now: number; error?: { code: string; message: string } }): TestRun {
  if (run.endedAt !== null) return run;
  const { now, error } = how;
  const records = new Map(
    [...run.records].map(([key, record]) => {
      if (record.endedAt !== undefined) return [key, record];
      const { waiting: _, ...rest } = record;
      return [key, { ...rest, status: 'Cancelled' as const, endedAt: now }];
    }),
  );
  return { ...run, records, status: error ? 'Failed' : 'Cancelled', endedAt: now, error: error ?? null };
}

export function recordKey({ action, repetition }: Pick<TestRecord, 'action' | 'repetition'>): string {
  return `${repetition} ${action.toLowerCase()}`;
}
