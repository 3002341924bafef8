import { describe, expect, it } from 'vitest';

import type { WorkflowDefinition } from '#core/definition/types.ts';
import type { Attempt } from './record.ts';
import { type RecordSummary, type RunViewInput, runView } from './run-view.ts';

const DEFINITION: WorkflowDefinition = {
  actions: {
    Call: { type: 'Http' },
    Each: {
      type: 'Foreach',
      runAfter: { Call: ['Succeeded'] },
      actions: {
        Read: { type: 'Compose' },
        Handle: { type: 'Compose', runAfter: { Read: ['Failed'] } },
      },
    },
    Last: { type: 'Compose', runAfter: { Each: ['Succeeded'] } },
  },
};

const CALL: RecordSummary = {
  action: 'Call',
  type: 'Http',
  repetition: '',
  status: 'Succeeded',
  startedAt: 1000,
  endedAt: 13_000,
  attempts: [],
};

const TRY: Attempt = { attempt: 1, purpose: 'try', startedAt: 0, endedAt: 1, status: 'Failed', code: 'BadGateway' };

function inLoop(action: string, index: number, status: RecordSummary['status']): RecordSummary {
  const repetition = String(index).padStart(6, '0');
  return { action, type: 'Compose', repetition, status, startedAt: 0, endedAt: 5, attempts: [] };
}

function viewOf(records: RecordSummary[], more: Partial<RunViewInput> = {}) {
  const run = { status: 'Running', startedAt: 1000, endedAt: null } as const;
  return runView({ definition: DEFINITION, records, run, now: 61_000, ...more });
}

describe('the view of a run', () => {
  it('says how each step stands, how long it took and how often it was tried', () => {
    const { nodes, statusText, durationText } = viewOf([
      { ...CALL, attempts: [TRY, { ...TRY, attempt: 2 }, { ...TRY, attempt: 3, purpose: 'poll' }] },
    ]);
    expect(statusText).toBe('Running');
    expect(durationText).toBe('1 min');
    expect(nodes.get('Call')).toMatchObject({ statusText: 'Succeeded after 2 tries', tries: 2, durationText: '12 s' });
    expect(nodes.get('Last')).toEqual({ name: 'Last', statusText: 'Not started yet', tries: 0, repetition: '' });
  });

  it('says what a step waits for', () => {
    const { endedAt: _, ...open } = CALL;
    const { nodes } = viewOf([{ ...open, status: 'Waiting', waiting: { for: 'retry', until: 73_000 } }]);
    expect(nodes.get('Call')?.waitingText).toBe('Tries again in 12 s');
  });

  it('says of steps without a record that they did not run, once the run has ended', () => {
    const { nodes } = viewOf([], { run: { status: 'Cancelled', startedAt: null, endedAt: 5 } });
    expect(nodes.get('Last')?.statusText).toBe('Did not run');
  });

  it('lists the iterations with their merged status and shows the chosen one', () => {
    const records = [inLoop('Read', 0, 'Succeeded'), inLoop('Handle', 0, 'Skipped'), inLoop('Read', 1, 'Failed')];
    const { loops, nodes } = viewOf(records, { selection: { Each: 1 } });
    expect(loops.get('Each')).toEqual([
      { index: 0, status: 'Succeeded' },
      { index: 1, status: 'Running' },
    ]);
    expect(nodes.get('Read')).toMatchObject({ status: 'Failed', repetition: '000001' });
  });

  it('counts a handled failure as a good iteration', () => {
    const { loops } = viewOf([inLoop('Read', 0, 'Failed'), inLoop('Handle', 0, 'Succeeded')]);
    expect(loops.get('Each')).toEqual([{ index: 0, status: 'Succeeded' }]);
  });

  it('shows the one record of an inner step whose loop never began', () => {
    const { nodes } = viewOf([{ ...CALL, action: 'Read', status: 'Skipped' }]);
    expect(nodes.get('Read')).toMatchObject({ statusText: 'Skipped', repetition: '' });
  });
});
