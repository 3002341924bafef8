import { describe, expect, it } from 'vitest';
import { readDateTime, writeDateTime } from './date-time.ts';

describe('a point in time', () => {
  it.each(['2027-01-31T08:00:00Z', '2027-01-31T08:00:59'])('%s is read and written back', (text) => {
    const picked = readDateTime(text);
    expect(picked && writeDateTime(picked)).toBe(text);
  });

  it('gets the seconds that a browser leaves out', () => {
    expect(writeDateTime({ local: '2027-01-31T08:00', isUtc: true })).toBe('2027-01-31T08:00:00Z');
  });

  it.each(['@utcNow()', '2027-01-31T08:00:00+01:00', '', 'tomorrow'])('%j is left to text', (text) => {
    expect(readDateTime(text)).toBeUndefined();
  });
});
