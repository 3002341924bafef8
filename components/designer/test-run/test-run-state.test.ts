import { describe, expect, it } from 'vitest';
import type { TestRecord, TestRunEvent } from '#core/api/test-runs.ts';
import { beginTestRun, breakOff, hearEvent, recordKey } from './test-run-state.ts';

const record = (action: string, rest: Partial<TestRecord> = {}): TestRecord => ({
  action,
  type: 'Compose',
  repetition: '',
  status: 'Running',
  startedAt: 1,
  attempts: [],
  ...rest,
});

const hear = (...events: TestRunEvent[]) => events.reduce(hearEvent, beginTestRun('text', 0));

describe('a test run', () => {
  it('keeps of each step and repetition the newest state', () => {
    const run = hear(
      { kind: 'records', records: [record('A'), record('A', { repetition: '000001' })] },
      { kind: 'records', records: [record('A', { status: 'Succeeded', endedAt: 2 })] },
    );
    expect(run.records.size).toBe(2);
    expect(run.records.get(recordKey({ action: 'a', repetition: '' }))?.status).toBe('Succeeded');
  });

  it('shows the first response, as a caller would get it', () => {
    const run = hear(
      { kind: 'response', statusCode: 200, headers: {} },
      { kind: 'response', statusCode: 500, headers: {} },
    );
    expect(run.response?.statusCode).toBe(200);
  });

  it('ends with what it stopped before', () => {
    const run = hear({ kind: 'ended', status: 'Cancelled', endedAt: 9, omitted: 0, stoppedBefore: 'Send' });
    expect(run).toMatchObject({ status: 'Cancelled', endedAt: 9, stoppedBefore: 'Send', error: null });
  });

  it('that is broken off leaves nothing running; one that has ended stays as it is', () => {
    const waiting = record('A', { status: 'Waiting', waiting: { for: 'delay' } });
    const run = breakOff(hear({ kind: 'records', records: [waiting] }), { now: 5 });
    expect([...run.records.values()]).toEqual([record('A', { status: 'Cancelled', endedAt: 5 })]);
    expect(run.status).toBe('Cancelled');
    const ended = hear({ kind: 'ended', status: 'Succeeded', endedAt: 9, omitted: 0 });
    expect(breakOff(ended, { now: 10 })).toBe(ended);
  });
});
