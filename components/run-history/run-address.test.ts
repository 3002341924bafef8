import { describe, expect, it } from 'vitest';
import { readRunAddress, runAddressQuery } from './run-address.ts';

const read = (query: string) => readRunAddress(Object.fromEntries(new URLSearchParams(query)));

describe('the address of a run', () => {
  it('leads back to the step and the iterations', () => {
    const address = { step: 'Send_order', chosen: { 'Each, one': 41, Inner: 0 }, hasTimeline: true };
    const query = runAddressQuery(address);
    expect(query).toContain('42');
    expect(read(query)).toEqual(address);
  });

  it('is empty where nothing is chosen, and makes nothing of nonsense', () => {
    expect(runAddressQuery({ step: null, chosen: {}, hasTimeline: false })).toBe('');
    expect(read('at=Each:0,x,:3,Each%25:2&view=other')).toEqual({
      step: null,
      chosen: { 'Each%': 1 },
      hasTimeline: false,
    });
  });
});
