import { describe, expect, it } from 'vitest';
import { nextFires } from './next-fires.ts';

const NOW = Date.UTC(2027, 2, 26, 12);

describe('nextFires', () => {
  it('gives ten, on the clock of the zone, also where daylight saving begins', () => {
    const schedule = { hours: [8], minutes: [30] };
    const recurrence = { frequency: 'Day', interval: 1, timeZone: 'W. Europe Standard Time', schedule };
    const { zone, fires } = nextFires(recurrence, NOW);
    expect(zone).toBe('W. Europe Standard Time');
    expect(fires).toHaveLength(10);
    expect(fires.slice(0, 2).map(({ text }) => text)).toEqual([
      'Saturday 27 March 2027, 08:30:00',
      'Sunday 28 March 2027, 08:30:00',
    ]);
    expect(fires.slice(0, 2).map(({ at }) => new Date(at).toISOString())).toEqual([
      '2027-03-27T07:30:00.000Z',
      '2027-03-28T06:30:00.000Z',
    ]);
  });

  it('reads in UTC without a zone', () => {
    const { zone, fires } = nextFires({ frequency: 'Hour', interval: 6 }, NOW);
    expect([zone, fires[0]?.text]).toEqual(['UTC', 'Friday 26 March 2027, 18:00:00']);
  });
});
