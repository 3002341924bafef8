/** The next times of a recurrence as they read on the clock of its own zone. */

import type { Recurrence } from '#core/definition/types.ts';
import { WINDOWS_ZONES } from '#core/expressions/time/windows-zones.ts';
import { findPropertyName } from '#core/json/get-property.ts';
import { fireTimes } from '#core/schedules/fire-times.ts';

export type NextFires = {
  /** The zone's name as the recurrence writes it, or UTC. */
  zone: string;
  fires: { at: number; text: string }[];
};

const FIRE_COUNT = 10;

/** `now` in milliseconds since the epoch; the flow counts as published at that moment. Throws for a zone that nobody knows. */
export function nextFires(recurrence: Recurrence, now: number): NextFires {
  const { timeZone } = recurrence;
  const known = timeZone === undefined ? undefined : findPropertyName(WINDOWS_ZONES, timeZone);
  const place = timeZone === undefined ? 'UTC' : known === undefined ? timeZone : WINDOWS_ZONES[known];
  const format = clockOf(place);
  const times = fireTimes(recurrence, { after: now, enabledAt: now, count: FIRE_COUNT });
  return { zone: timeZone ?? 'UTC', fires: times.map((at) => ({ at, text: format(at) })) };
}

/** `Saturday 27 March 2027, 08:30:00`, the same in every browser. */
function clockOf(timeZone: string | undefined): (at: number) => string {
  const format = new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    ...(timeZone !== undefined && { timeZone }),
  });
  return (at) => {
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
    const [day, time] = [
      ['weekday', 'day', 'month', 'year'],
      ['hour', 'minute', 'second'],
    ].map((types) => types.map((type) => parts.get(type as Intl.DateTimeFormatPartTypes)));
    return `${day?.join(' ')}, ${time?.join(':')}`;
  };
}
