import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Recurrence } from '#core/definition/types.ts';
import { describeRecurrence } from './describe-recurrence.ts';
import { fireTimes } from './fire-times.ts';
import { type ScheduleSpec, scheduleSpec } from './temporal-spec.ts';

const at = (text: string): number => Date.parse(text);
const ENABLED = at('2026-03-04T10:17:25.500Z');

function fires(recurrence: Recurrence, count: number, after = ENABLED - 1000, enabledAt = ENABLED): string[] {
  return fireTimes(recurrence, { after, enabledAt, count }).map((time) =>
    new Date(time).toISOString().replace(':00.000Z', ''),
  );
}

describe('plain intervals', () => {
  it('begin when the flow is enabled and do not drift', () => {
    expect(fires({ frequency: 'Hour', interval: 6 }, 3)).toEqual([
      '2026-03-04T10:17:25.000Z',
      '2026-03-04T16:17:25.000Z',
      '2026-03-04T22:17:25.000Z',
    ]);
  });

  it('count from a start time in the past, and wait for one in the future', () => {
    const recurrence = { frequency: 'Minute', interval: 15, startTime: '2026-01-01T00:05:00Z' };
    expect(fires(recurrence, 2)).toEqual(['2026-03-04T10:20', '2026-03-04T10:35']);
    expect(fires({ ...recurrence, startTime: '2026-04-01T00:00:00Z' }, 1)).toEqual(['2026-04-01T00:00']);
  });

  it('keep to the wall clock over a change to daylight saving when they have a time zone', () => {
    const recurrence = {
      frequency: 'Day',
      interval: 1,
      startTime: '2026-03-28T08:00:00',
      timeZone: 'W. Europe Standard Time',
    };
    expect(fires(recurrence, 3)).toEqual(['2026-03-28T07:00', '2026-03-29T06:00', '2026-03-30T06:00']);
    expect(fires({ frequency: 'Day', interval: 1, startTime: '2026-03-28T08:00:00Z' }, 2)).toEqual([
      '2026-03-28T08:00',
      '2026-03-29T08:00',
    ]);
  });

  it('of months take the last day where the day is missing', () => {
    expect(fires({ frequency: 'Month', interval: 1, startTime: '2026-01-31T06:00:00Z' }, 3)).toEqual([
      '2026-03-31T06:00',
      '2026-04-30T06:00',
      '2026-05-31T06:00',
    ]);
  });

  it('end with endTime or after count fires', () => {
    expect(
      fires({ frequency: 'Day', interval: 1, startTime: '2026-03-05T00:00:00Z', endTime: '2026-03-06T00:00:00Z' }, 9),
    ).toEqual(['2026-03-05T00:00', '2026-03-06T00:00']);
    const counted = { frequency: 'Day', interval: 1, startTime: '2026-03-05T00:00:00Z', count: 3 };
    expect(fires(counted, 9, at('2026-03-05T12:00:00Z'))).toEqual(['2026-03-06T00:00', '2026-03-07T00:00']);
    expect(fires(counted, 9, at('2026-03-09T00:00:00Z'))).toEqual([]);
  });
});

describe('schedules', () => {
  it('fire at every hour with every minute', () => {
    const recurrence = { frequency: 'Day', interval: 1, schedule: { hours: [17, 8], minutes: [30, 0] } };
    expect(fires(recurrence, 5)).toEqual([
      '2026-03-04T17:00',
      '2026-03-04T17:30',
      '2026-03-05T08:00',
      '2026-03-05T08:30',
      '2026-03-05T17:00',
    ]);
  });

  it('take the minute of the first run when only hours are given', () => {
    expect(fires({ frequency: 'Day', interval: 1, schedule: { hours: [12] } }, 1)).toEqual(['2026-03-04T12:17']);
  });

  it('of every second week count from the week of the start', () => {
    const schedule = { weekDays: ['Monday', 'friday'], hours: [9], minutes: [0] };
    expect(fires({ frequency: 'Week', interval: 2, startTime: '2026-03-04T00:00:00Z', schedule }, 3)).toEqual([
      '2026-03-06T09:00',
      '2026-03-16T09:00',
      '2026-03-20T09:00',
    ]);
  });

  it('of months know days from the end and weekdays', () => {
    const clock = { hours: [1], minutes: [0] };
    expect(fires({ frequency: 'Month', interval: 1, schedule: { ...clock, monthDays: [-1, 15] } }, 3)).toEqual([
      '2026-03-15T01:00',
      '2026-03-31T01:00',
      '2026-04-15T01:00',
    ]);
    const monthlyOccurrences = [
      { dayOfWeek: 'Tuesday', occurrence: 2 },
      { dayOfWeek: 'Friday', occurrence: -1 },
    ];
    expect(fires({ frequency: 'Month', interval: 1, schedule: { ...clock, monthlyOccurrences } }, 3)).toEqual([
      '2026-03-10T01:00',
      '2026-03-27T01:00',
      '2026-04-14T01:00',
    ]);
  });

  it('move a time that daylight saving skips to the end of the gap', () => {
    const recurrence = {
      frequency: 'Day',
      interval: 1,
      timeZone: 'Europe/Berlin',
      schedule: { hours: [2], minutes: [15, 45] },
    };
    expect(fires(recurrence, 4, at('2026-03-28T12:00:00Z'))).toEqual([
      '2026-03-29T01:00',
      '2026-03-30T00:15',
      '2026-03-30T00:45',
      '2026-03-31T00:15',
    ]);
  });

  it('fire once for a time that occurs twice', () => {
    const recurrence = {
      frequency: 'Day',
      interval: 1,
      timeZone: 'Europe/Berlin',
      schedule: { hours: [2], minutes: [30] },
    };
    expect(fires(recurrence, 2, at('2026-10-24T12:00:00Z'))).toEqual(['2026-10-25T00:30', '2026-10-26T01:30']);
  });

  it('that never fit end instead of searching for ever', () => {
    const recurrence = {
      frequency: 'Month',
      interval: 12,
      startTime: '2026-02-01T00:00:00Z',
      schedule: { monthDays: [31] },
    };
    expect(fires(recurrence, 1)).toEqual([]);
  });

  it('that make no sense give no fire', () => {
    expect(fires({ frequency: 'Fortnight', interval: 1 }, 1)).toEqual([]);
    expect(fires({ frequency: 'Day', interval: 1, timeZone: 'Atlantis' }, 1)).toEqual([]);
    expect(fires({ frequency: 'Day', interval: 0 }, 1)).toEqual([]);
    expect(fires({ frequency: 'Day', interval: 1, startTime: 'soon' }, 1)).toEqual([]);
  });
});

/** What Temporal does with a spec: true when it fires at the moment. */
function covers(
  { intervals, calendars, startAt = 0, endAt = Number.POSITIVE_INFINITY }: ScheduleSpec,
  time: number,
): boolean {
  if (time < startAt || time > endAt) return false;
  const date = new Date(time);
  const fits = (list: number[] | undefined, value: number): boolean => list === undefined || list.includes(value);
  return (
    intervals.some(({ everyMs, offsetMs }) => (time - offsetMs) % everyMs === 0 && offsetMs < everyMs) ||
    calendars.some(
      ({ hour, minute, second, dayOfWeek }) =>
        hour.includes(date.getUTCHours()) &&
        minute.includes(date.getUTCMinutes()) &&
        second.includes(date.getUTCSeconds()) &&
        fits(dayOfWeek, date.getUTCDay()),
    )
  );
}

const some = (max: number, min = 0): fc.Arbitrary<number[] | undefined> =>
  fc.option(fc.uniqueArray(fc.integer({ min, max }), { minLength: 1, maxLength: 4 }), { nil: undefined });

const recurrences: fc.Arbitrary<Recurrence> = fc
  .record({
    frequency: fc.constantFrom('Second', 'Minute', 'Hour', 'Day', 'Week', 'Month'),
    interval: fc.integer({ min: 1, max: 9 }),
    timeZone: fc.constantFrom(
      undefined,
      'Pacific Standard Time',
      'Europe/Berlin',
      'Australia/Lord_Howe',
      'India Standard Time',
    ),
    startTime: fc.constantFrom(undefined, '2026-01-31T02:30:10', '2027-02-01T23:05:00'),
    hours: some(23),
    minutes: some(59),
    weekDays: fc.constantFrom(undefined, ['Sunday'], ['monday', 'Saturday']),
    monthDays: some(31, -3),
    count: fc.constantFrom(undefined, undefined, 5),
  })
  .map(({ hours, minutes, weekDays, monthDays, ...rest }) => {
    const schedule = { hours, minutes, weekDays: rest.frequency === 'Week' ? weekDays : undefined, monthDays };
    const known = Object.entries({ ...rest, schedule }).filter(([, value]) => value !== undefined);
    return Object.fromEntries(known) as Recurrence;
  });

describe('the spec for Temporal', () => {
  it('covers every fire', () => {
    fc.assert(
      fc.property(recurrences, fc.integer({ min: 0, max: 730 }), (recurrence, days) => {
        const after = ENABLED - 1000 + days * 86_400_000;
        const spec = scheduleSpec(recurrence, ENABLED);
        const times = fireTimes(recurrence, { after, enabledAt: ENABLED, count: 12 });
        expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
        for (const time of times) {
          expect(covers(spec, time), `${new Date(time).toISOString()} of ${JSON.stringify(spec)}`).toBe(true);
        }
      }),
      { numRuns: 120 },
    );
  });

  it('shares calendars between hours with the same minutes', () => {
    const recurrence = { frequency: 'Day', interval: 1, schedule: { hours: [8, 9, 10], minutes: [0, 30] } };
    expect(scheduleSpec(recurrence, ENABLED).calendars).toEqual([{ hour: [8, 9, 10], minute: [0, 30], second: [0] }]);
  });

  it('is empty when the recurrence makes no sense', () => {
    expect(scheduleSpec({ frequency: 'Never', interval: 1 }, ENABLED)).toEqual({
      intervals: [],
      calendars: [],
      timeZone: 'UTC',
    });
  });
});

describe('describeRecurrence', () => {
  it.each<[Recurrence, string]>([
    [{ frequency: 'Hour', interval: 1 }, 'Every hour.'],
    [
      { frequency: 'Minute', interval: 15, startTime: '2026-01-01T00:00:00Z' },
      'Every 15 minutes, from 2026-01-01T00:00:00Z.',
    ],
    [
      {
        frequency: 'Week',
        interval: 2,
        timeZone: 'UTC',
        schedule: { weekDays: ['Monday', 'Friday'], hours: [8], minutes: [0, 30] },
      },
      'Every 2 weeks on Monday and Friday at 08:00 and 08:30 (UTC).',
    ],
    [
      {
        frequency: 'Month',
        interval: 1,
        count: 3,
        schedule: { monthDays: [1, -1], monthlyOccurrences: [{ dayOfWeek: 'Friday', occurrence: -1 }] },
      },
      'Every month on day 1, the last day and the last Friday (UTC), 3 times in all.',
    ],
  ])('%j', (recurrence, sentence) => {
    expect(describeRecurrence(recurrence)).toBe(sentence);
  });
});
