/** A recurrence as a sentence, for the card and the form. */

import type { Recurrence } from '#core/definition/types.ts';

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth'];

/** For example: `Every 2 weeks on Monday and Friday at 08:00 and 17:30 (W. Europe Standard Time), from 2026-01-01T00:00:00.` */
export function describeRecurrence(recurrence: Recurrence): string {
  const { frequency, interval, schedule, timeZone, startTime, endTime, count } = recurrence;
  const unit = frequency.toLowerCase() || 'time';
  const parts = [interval === 1 ? `Every ${unit}` : `Every ${interval} ${unit}s`, days(schedule), times(schedule)];
  const zone = timeZone ?? (schedule ? 'UTC' : undefined);
  const sentence = parts.filter((part) => part !== '').join(' ') + (zone === undefined ? '' : ` (${zone})`);
  const limits = [
    startTime === undefined ? '' : `from ${startTime}`,
    endTime === undefined ? '' : `until ${endTime}`,
    count === undefined ? '' : `${count} times in all`,
  ].filter((limit) => limit !== '');
  return `${[sentence, ...limits].join(', ')}.`;
}

function days(schedule: Recurrence['schedule']): string {
  const { weekDays, monthDays, monthlyOccurrences } = schedule ?? {};
  const named = [
    ...(weekDays ?? []),
    ...(monthDays ?? []).map(monthDay),
    ...(monthlyOccurrences ?? []).map(({ dayOfWeek, occurrence }) => `the ${ordinal(occurrence)} ${dayOfWeek}`),
  ];
  return named.length === 0 ? '' : `on ${listed(named)}`;
}

function monthDay(day: number): string {
  if (day > 0) return `day ${day}`;
  return day === -1 ? 'the last day' : `day ${-day} from the end`;
}

function ordinal(occurrence: number): string {
  if (occurrence === -1) return 'last';
  const word = ORDINALS[Math.abs(occurrence) - 1] ?? `${Math.abs(occurrence)}th`;
  return occurrence < 0 ? `${word} from the end` : word;
}

function times(schedule: Recurrence['schedule']): string {
  const { hours, minutes } = schedule ?? {};
  if (hours === undefined) return minutes === undefined ? '' : `at minute ${listed(minutes.map(String))}`;
  if (minutes === undefined) return `in hour ${listed(hours.map(String))}`;
  const clock = hours.flatMap((hour) => minutes.map((minute) => `${twoDigits(hour)}:${twoDigits(minute)}`));
  return `at ${listed(clock.sort())}`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

function listed(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}
