import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExpressionError } from '#core/expressions/errors.ts';
import { resolveLocale } from '#core/expressions/locales.ts';
import { formatTimestamp } from './format-timestamp.ts';
import { parseExactly } from './parse-exact.ts';
import { parseTimestamp } from './parse-timestamp.ts';
import { findTimeZone, fromZone, toZone } from './time-zones.ts';
import { fieldsOf, fromMilliseconds, type Timestamp, ticksOf, toMilliseconds } from './timestamp.ts';
import { WINDOWS_ZONES } from './windows-zones.ts';

const MOMENT = parseTimestamp('2018-03-15T13:27:36Z');
const format = (pattern: string, locale?: string) => formatTimestamp(MOMENT, pattern, resolveLocale(locale));

describe('date formats', () => {
  it.each([
    ['G', undefined, '3/15/2018 1:27:36 PM'],
    ['D', 'fr-FR', 'jeudi 15 mars 2018'],
    ['d', 'de-DE', '15.03.2018'],
    ['d', 'en-GB', '15/03/2018'],
    ['D', 'es-es', 'jueves, 15 de marzo de 2018'],
    ['t', 'de-DE', '13:27'],
    ['d MMMM yyyy', 'pl-PL', '15 marca 2018'],
    ['MMMM yyyy', 'pl-PL', 'marzec 2018'],
    ['yyyy/MM/dd', 'de-DE', '2018.03.15'],
    ['ss.FFF', undefined, '36'],
    ['%d', undefined, '15'],
    ['hh:mm t', undefined, '01:27 P'],
    ['yyyy-MM-ddK', undefined, '2018-03-15Z'],
    ['zzz', undefined, '+00:00'],
    ["'day' d \\d", undefined, 'day 15 d'],
    ['"T"yyy', undefined, 'T2018'],
  ])('%s in %s', (pattern, locale, expected) => {
    expect(format(pattern, locale)).toBe(expected);
  });

  it.each(['x', "yyyy'open", 'ffffffff', 'yyyy%', 'yy\\'])('%j is refused', (pattern) => {
    expect(() => format(pattern)).toThrow(ExpressionError);
  });

  it('refuses a locale that nobody knows', () => {
    expect(() => resolveLocale('xx-YY')).toThrow('is not known');
    expect(() => resolveLocale('not a locale')).toThrow('is not known');
  });
});

describe('reading dates', () => {
  it.each([
    ['2018-03-15T13:27:36+02:00', '2018-03-15T11:27:36.0000000Z'],
    ['2018-03-15', '2018-03-15T00:00:00.0000000'],
    ['2018-03', '2018-03-01T00:00:00.0000000'],
    ['3/5/18', '2018-03-05T00:00:00.0000000'],
    ['2018/03/15 13:27', '2018-03-15T13:27:00.0000000'],
    ['15 March 2018 1:05 PM', '2018-03-15T13:05:00.0000000'],
    ['Thu, 15 Mar 2018 13:27:36 GMT', '2018-03-15T13:27:36.0000000Z'],
    ['Thursday, March 15, 2018 1:27:36 PM', '2018-03-15T13:27:36.0000000'],
  ])('%s is %s', (text, expected) => {
    expect(formatTimestamp(parseTimestamp(text))).toBe(expected);
  });

  it.each([
    '',
    'soon',
    '2018-02-30',
    '2018-03-15T25:00:00',
    '20180315',
    'Fri, 15 Mar 2018',
    '13/13/2018',
    '1 2 3 4',
    '99:99',
  ])('%j is no date', (text) => {
    expect(() => parseTimestamp(text)).toThrow(ExpressionError);
  });

  it.each([
    ['15. März 2018', 'de-DE', '2018-03-15'],
    ['mercredi 20 octobre 2010', 'fr-FR', '2010-10-20'],
    ['20 de octubre de 2010', 'es-ES', '2010-10-20'],
    ['05/03/2018', 'en-GB', '2018-03-05'],
  ])('%s in %s is %s', (text, locale, expected) => {
    expect(formatTimestamp(parseTimestamp(text, locale), 'yyyy-MM-dd')).toBe(expected);
  });

  it('reads by a given format what the format writes', () => {
    const now = () => MOMENT;
    const ticks = fc.bigInt({ min: 0n, max: 3_155_378_975_999_999_999n });
    fc.assert(
      fc.property(
        ticks,
        fc.constantFrom('o', 'dd.MM.yyyy HH:mm:ss.fffffff', 'd MMMM yyyy h:mm:ss.fffffff tt'),
        (value, pattern) => {
          const time: Timestamp = { ticks: value, kind: 'utc' };
          const text = formatTimestamp(time, pattern);
          expect(parseExactly({ text, format: pattern, locale: 'en-US', now }).ticks).toBe(value);
        },
      ),
    );
  });
});

describe('calendar', () => {
  it('takes every tick apart and puts it together again', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 3_155_378_975_999_999_999n }), (ticks) => {
        expect(ticksOf(fieldsOf({ ticks }))).toBe(ticks);
      }),
    );
  });

  it('agrees with milliseconds since the epoch', () => {
    expect(toMilliseconds(fromMilliseconds(1_521_120_456_789).ticks)).toBe(1_521_120_456_789);
    expect(formatTimestamp(fromMilliseconds(-1))).toBe('1969-12-31T23:59:59.9990000Z');
  });
});

describe('time zones', () => {
  it('of Windows are all known to the platform', () => {
    for (const name of Object.keys(WINDOWS_ZONES)) expect(() => findTimeZone(name)).not.toThrow();
  });

  it('are found in any letter case, by IANA names too, and suggested when misspelt', () => {
    const utc = parseTimestamp('2024-07-01T12:00:00Z');
    expect(formatTimestamp(toZone(utc, findTimeZone('pacific standard time')))).toBe('2024-07-01T05:00:00.0000000');
    expect(formatTimestamp(toZone(utc, findTimeZone('Europe/Berlin')))).toBe('2024-07-01T14:00:00.0000000');
    expect(() => findTimeZone('Pacific Standart Time')).toThrow("did you mean 'Pacific Standard Time'?");
    expect(() => findTimeZone('(UTC+01:00) Amsterdam')).toThrow('is not known');
  });

  it('count a time that occurs twice as standard time and refuse one that is skipped', () => {
    const zone = findTimeZone('Pacific Standard Time');
    expect(formatTimestamp(fromZone(parseTimestamp('2024-11-03T01:30:00'), zone))).toBe('2024-11-03T09:30:00.0000000Z');
    expect(() => fromZone(parseTimestamp('2024-03-10T02:30:00'), zone)).toThrow(
      'The time 2024-03-10T02:30:00 does not exist in the time zone',
    );
  });
});
