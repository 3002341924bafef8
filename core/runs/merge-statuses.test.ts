import { describe, expect, it } from 'vitest';

import type { ActionDefinitions } from '#core/definition/types.ts';
import { mergeNodesOf, mergeStatuses } from './merge-statuses.ts';
import type { ActionStatus } from './status.ts';

const PATHS: ActionDefinitions = {
  Call: { type: 'Http' },
  Good: { type: 'Compose', runAfter: { Call: ['Succeeded'] } },
  Handler: { type: 'Compose', runAfter: { call: ['Failed'] } },
};

function merged(actions: ActionDefinitions, statuses: { [key: string]: ActionStatus }): string {
  return mergeStatuses(mergeNodesOf(actions), (key) => statuses[key] ?? 'Skipped');
}

describe('the status of a set of actions', () => {
  it('is that of its leaves', () => {
    expect(merged(PATHS, { call: 'Succeeded', good: 'Succeeded', handler: 'Succeeded' })).toBe('Succeeded');
  });

  it('finds the failure behind a skipped leaf, also beside a handler that ran', () => {
    expect(merged(PATHS, { call: 'Failed', good: 'Skipped', handler: 'Succeeded' })).toBe('Failed');
  });

  it('lets a failure win over a time-out', () => {
    const leaves: ActionDefinitions = { A: { type: 'Http' }, B: { type: 'Http' } };
    expect(merged(leaves, { a: 'TimedOut', b: 'Failed' })).toBe('Failed');
    expect(merged(leaves, { a: 'TimedOut', b: 'Cancelled' })).toBe('TimedOut');
    expect(merged(leaves, { a: 'Cancelled', b: 'Skipped' })).toBe('Succeeded');
  });

  it('is Succeeded for an empty set', () => {
    expect(merged({}, {})).toBe('Succeeded');
  });
});
