import { describe, expect, it } from 'vitest';
import type { WorkflowDefinition } from '#core/definition/types.ts';
import { type RecordSummary, runView } from './run-view.ts';
import { timelineOf } from './timeline.ts';

const compose = { type: 'Compose', inputs: 1 };
const DEFINITION: WorkflowDefinition = {
  actions: {
    Late: compose,
    Group: { type: 'Scope', actions: { Inner: { type: 'Http', inputs: {} } } },
    Each: { type: 'Foreach', foreach: [1, 2], actions: { Body: compose } },
    Never: compose,
  },
};
const record = (
  action: string,
  startedAt: number,
  endedAt: number,
  more: Partial<RecordSummary> = {},
): RecordSummary => ({
  action,
  type: 'Compose',
  repetition: '',
  status: 'Succeeded',
  startedAt,
  endedAt,
  attempts: [],
  ...more,
});
const RUN = { status: 'Succeeded', acceptedAt: 900, startedAt: 1_000, endedAt: 2_000 } as const;

function rowsOf(records: RecordSummary[], closed: string[] = []) {
  const view = runView({ definition: DEFINITION, records, run: RUN, selection: { Each: 1 }, now: 3_000 });
  return timelineOf({ definition: DEFINITION, records, view, run: RUN, closed: new Set(closed), now: 3_000 }).rows;
}

describe('the timeline of a run', () => {
  const attempt = (startedAt: number, endedAt: number) =>
    ({ attempt: 1, purpose: 'try', startedAt, endedAt, status: 'Failed', code: 'x' }) as const;
  const records = [
    record('Late', 1_800, 2_000),
    record('Group', 1_000, 1_500),
    record('Inner', 1_100, 1_500, { attempts: [attempt(1_100, 1_200), attempt(1_400, 1_500)] }),
    record('Each', 1_500, 1_800),
    record('Body', 1_500, 1_600, { repetition: '000000' }),
    record('Body', 1_600, 1_800, { repetition: '000001' }),
  ];

  it('has the steps in the order in which they began, as a tree, each with its share of the time', () => {
    expect(rowsOf(records).map(({ name, depth, span }) => [name, depth, span?.start, span?.length])).toEqual([
      ['Group', 0, 0, 0.5],
      ['Inner', 1, 0.1, 0.4],
      ['Each', 0, 0.5, 0.30000000000000004],
      ['Body', 1, 0.6, 0.20000000000000007],
      ['Late', 0, 0.8, 0.19999999999999996],
      ['Never', 0, undefined, undefined],
    ]);
  });

  it('shows the calls of a step, and closes containers', () => {
    const rows = rowsOf(records, ['Each']);
    expect(rows.map(({ name }) => name)).not.toContain('Body');
    expect(rows.find(({ name }) => name === 'Inner')?.tries.map(({ start }) => start)).toEqual([0.1, 0.4]);
  });

  it('gives no place to what was taken over or skipped', () => {
    const rows = rowsOf([
      record('Late', 10, 20, { reused: true }),
      record('Group', 1_100, 1_100, { status: 'Skipped' }),
    ]);
    expect(rows.filter(({ name }) => name === 'Late' || name === 'Group')).toMatchObject([
      { name: 'Late', isReused: true },
      { name: 'Group', statusText: 'Skipped' },
    ]);
    expect(rows.every(({ span }) => span === undefined)).toBe(true);
  });
});
