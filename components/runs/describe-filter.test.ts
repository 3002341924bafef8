import { describe, expect, it } from 'vitest';

import { describeFilter, withoutPart } from './describe-filter.ts';

const NAMING = { flowName: (id: string) => `Flow ${id}`, time: (iso: string) => iso.slice(11, 16) };

describe('a filter in words', () => {
  it('names its parts in a fixed order', () => {
    const filter = {
      error: 'no answer',
      minDuration: 90_000,
      from: '2026-11-26T09:30:00Z',
      status: ['Failed' as const, 'TimedOut' as const],
      flowId: '7',
      trigger: 'Recurrence' as const,
    };
    expect(describeFilter(filter, NAMING)).toEqual([
      { field: 'flowId', text: 'Flow 7' },
      { field: 'status', text: 'Failed, Timed out' },
      { field: 'trigger', text: 'Schedule' },
      { field: 'from', text: '09:30' },
      { field: 'minDuration', text: '1 min 30 s' },
      { field: 'error', text: '“no answer”' },
    ]);
    expect(describeFilter({ minDuration: 0 }, NAMING)).toEqual([{ field: 'minDuration', text: '0 ms' }]);
    expect(describeFilter({}, NAMING)).toEqual([]);
  });

  it('loses the version with the flow it belongs to', () => {
    expect(withoutPart({ flowId: '7', version: 2, within: '1h' }, 'flowId')).toEqual({ within: '1h' });
    expect(withoutPart({ flowId: '7', version: 2 }, 'version')).toEqual({ flowId: '7' });
  });
});
