/** Offsets of time zones, by Windows names or IANA names (WDL reference 16). */

import { shorten } from '#core/expressions/describe-value.ts';
import { ExpressionError } from '#core/expressions/errors.ts';
import { nearName } from '#core/expressions/near-name.ts';
import { formatTimestamp } from './format-timestamp.ts';
import {
  TICKS_PER_DAY,
  TICKS_PER_MILLISECOND,
  type Timestamp,
  ticksOf,
  timestamp,
  toMilliseconds,
} from './timestamp.ts';
import { WINDOWS_ZONES } from './windows-zones.ts';

/** Offset in ticks that a zone has at a moment of UTC. */
export type TimeZone = { offsetAt(utcTicks: bigint): bigint };

const zones = new Map<string, TimeZone>();
const WINDOWS_BY_FOLDED_NAME = new Map(Object.entries(WINDOWS_ZONES).map(([name, zone]) => [name.toLowerCase(), zone]));
/** Zone names come from data: remember only so many. */
const MAX_REMEMBERED = 1000;

/** The zone of that name, in any letter case. Throws `ExpressionError` when there is none. */
export function findTimeZone(name: string): TimeZone {
  const folded = name.toLowerCase();
  const known = zones.get(folded);
  if (known) return known;
  const zone = createZone(WINDOWS_BY_FOLDED_NAME.get(folded) ?? name);
  if (!zone) throw unknownZone(name);
  if (zones.size < MAX_REMEMBERED) zones.set(folded, zone);
  return zone;
}

function unknownZone(name: string): ExpressionError {
  const near = nearName(name, Object.keys(WINDOWS_ZONES));
  const hint =
    near === undefined
      ? "expected a name such as 'Pacific Standard Time' or 'Europe/Berlin'"
      : `did you mean '${near}'?`;
  return new ExpressionError(`The time zone '${shorten(name)}' is not known; ${hint}`, {
    detail: { expected: 'time zone', given: shorten(name), ...(near === undefined ? {} : { suggestion: near }) },
  });
}

function createZone(ianaName: string): TimeZone | undefined {
  if (/^[+-]/.test(ianaName)) return undefined;
  try {
    const clock = new Intl.DateTimeFormat('en-US', {
      timeZone: ianaName,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    return { offsetAt: (utcTicks) => offsetOf(clock, utcTicks) };
  } catch {
    // The platform throws for a name it does not know.
    return undefined;
  }
}

function offsetOf(clock: Intl.DateTimeFormat, utcTicks: bigint): bigint {
  const milliseconds = toMilliseconds(utcTicks);
  const fields = { year: 1, month: 1, day: 1, hour: 0, minute: 0, second: 0 };
  for (const { type, value } of clock.formatToParts(milliseconds)) {
    if (type in fields) fields[type as keyof typeof fields] = Number(value);
  }
  const local = ticksOf(fields) ?? utcTicks;
  const difference = local - (utcTicks - (utcTicks % (TICKS_PER_MILLISECOND * 1000n)));
  return difference;
}

/** The wall clock in the zone. */
export function toZone(utc: Timestamp, zone: TimeZone): Timestamp {
  return timestamp(utc.ticks + zone.offsetAt(utc.ticks), 'unspecified');
}

/**
 * The moment of a wall clock. A time that occurs twice counts as standard time. What is known to be UTC stays. Throws
 * `ExpressionError` for a time that the clock skips.
 */
export function fromZone(local: Timestamp, zone: TimeZone): Timestamp {
  if (local.kind === 'utc') return local;
  const before = zone.offsetAt(clamp(local.ticks - TICKS_PER_DAY));
  const after = zone.offsetAt(clamp(local.ticks + TICKS_PER_DAY));
  const [least, most] = before < after ? [before, after] : [after, before];
  const fits = (offset: bigint) => zone.offsetAt(clamp(local.ticks - offset)) === offset;
  if (fits(least)) return timestamp(local.ticks - least, 'utc');
  if (fits(most)) return timestamp(local.ticks - most, 'utc');
  throw skippedTime(local);
}

function skippedTime(local: Timestamp): ExpressionError {
  const given = formatTimestamp(local, 's');
  return new ExpressionError(
    `The time ${given} does not exist in the time zone: the clocks are set forward and skip it.`,
    { detail: { expected: 'a time that exists in the zone', given } },
  );
}

function clamp(ticks: bigint): bigint {
  return ticks < TICKS_PER_DAY ? TICKS_PER_DAY : ticks;
}
