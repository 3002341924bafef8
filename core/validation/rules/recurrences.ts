import { nodeAt } from '#core/definition/json-pointer.ts';
import type { Recurrence } from '#core/definition/types.ts';
import { ExpressionError } from '#core/expressions/errors.ts';
import { suggestion } from '#core/expressions/near-name.ts';
import { WEEK_DAYS, weekDayNumber } from '#core/schedules/calendar-days.ts';
import { momentOfText } from '#core/schedules/plan.ts';
import { zoneClock } from '#core/schedules/zone-clock.ts';
import { choiceFix } from '#core/validation/choices.ts';
import type { Rule } from '#core/validation/rule.ts';

/** The largest interval of each frequency (WDL reference 13). */
const MOST: { [frequency: string]: number } = {
  Second: 9_999_999,
  Minute: 72_000,
  Hour: 12_000,
  Day: 500,
  Week: 71,
  Month: 16,
  Year: 16,
};

/** The types that are nothing without a recurrence (WDL reference 3.2). */
const SCHEDULED = ['recurrence', 'slidingwindow', 'http'];

const FREQUENCIES = Object.keys(MOST);

type Complaint = (at: string[], message: string) => void;

/** A recurrence that can be kept (WDL reference 13 and 18). */
export const recurrences: Rule = ({ definition, node, report }) => {
  for (const [name, { type, recurrence }] of Object.entries(definition.triggers ?? {})) {
    const isScheduled = SCHEDULED.includes(type.toLowerCase());
    if (!isScheduled && !recurrence) continue;
    const path = ['triggers', name, 'recurrence'];
    const complain: Complaint = (at, message) => {
      const place = [...path, ...at];
      const isFrequency = at[0] === 'frequency';
      const fix = isFrequency ? choiceFix(node, place, { given: recurrence?.frequency, choices: FREQUENCIES }) : {};
      report({ code: 'InvalidRecurrence', message, path: place, action: name, ...fix });
    };
    if (recurrence) {
      checkRecurrence(recurrence, complain);
      checkZone(recurrence, (message) => {
        const at = [...path, 'startTime'];
        report({ code: 'StartTimeZone', severity: 'warning', message, path: at, action: name });
      });
    } else if (nodeAt(node, path) === undefined)
      complain([], `A ${type} trigger needs "recurrence" with frequency and interval.`);
    if (recurrence?.schedule && type.toLowerCase() === 'slidingwindow') {
      complain(['schedule'], 'A SlidingWindow has windows of one length: it takes no schedule.');
    }
  }
};

/** Logic Apps wants a time with a time zone or with Z, not with both and not with neither (WDL reference 13). */
function checkZone({ startTime, timeZone }: Recurrence, warn: (message: string) => void): void {
  if (startTime === undefined || !/T\d{2}:\d{2}/.test(startTime)) return;
  const isUtc = /Z\s*$/i.test(startTime);
  if (isUtc && timeZone !== undefined && timeZone !== 'UTC') {
    warn(`With a time zone, write the time without Z: as it stands it is the time in UTC, not in ${timeZone}.`);
  }
  if (!isUtc && timeZone === undefined && !/[+-]\d{2}:\d{2}\s*$/.test(startTime)) {
    warn('Write Z behind the time, or give a time zone: as it stands it is the time in UTC.');
  }
}

/** Complains of each part that cannot be kept, at its path within the recurrence. */
export function checkRecurrence(recurrence: Recurrence, complain: Complaint): void {
  const { frequency, interval, count } = recurrence;
  const known = FREQUENCIES.find((name) => name.toLowerCase() === frequency.toLowerCase());
  if (known === undefined) {
    complain(['frequency'], `"${frequency}" is no frequency; these are: ${FREQUENCIES.join(', ')}.`);
  } else if (interval < 1 || interval > (MOST[known] ?? 0)) {
    complain(['interval'], `The interval in ${known.toLowerCase()}s is a whole number from 1 to ${MOST[known]}.`);
  }
  if (count !== undefined && count < 1) complain(['count'], 'The number of runs is at least 1.');
  checkTimes(recurrence, complain);
  checkOrder(recurrence, complain);
  checkSchedule(recurrence, complain);
}

function checkTimes({ timeZone, startTime, endTime }: Recurrence, complain: Complaint): void {
  const problem = zoneProblem(timeZone);
  if (problem !== undefined) complain(['timeZone'], problem);
  const clock = zoneClock(undefined);
  for (const [field, text] of Object.entries({ startTime, endTime })) {
    if (text === undefined) continue;
    if (momentOfText(text, clock) === undefined) {
      complain([field], `"${text}" is no time; write 2026-01-31T08:00:00Z, or without Z and with a time zone.`);
    } else if (/[+-]\d{2}:\d{2}$/.test(text)) {
      complain([field], `Give the time with Z, or without an offset and with a time zone: "${text}".`);
    }
  }
}

function checkOrder({ timeZone, startTime, endTime }: Recurrence, complain: Complaint): void {
  if (startTime === undefined || endTime === undefined || zoneProblem(timeZone) !== undefined) return;
  const clock = zoneClock(timeZone);
  const [start, end] = [momentOfText(startTime, clock), momentOfText(endTime, clock)];
  if (start !== undefined && end !== undefined && end < start) complain(['endTime'], 'It ends before it begins.');
}

function zoneProblem(name: string | undefined): string | undefined {
  try {
    zoneClock(name);
    return undefined;
  } catch (error) {
    if (error instanceof ExpressionError) return `${error.message}.`.replace(/\?\.$/, '?');
    throw error;
  }
}

type Schedule = NonNullable<Recurrence['schedule']>;

/** Which frequencies a part of the schedule goes with. */
const FITS: { [part in keyof Required<Schedule>]: string[] } = {
  hours: ['Day', 'Week', 'Month'],
  minutes: ['Day', 'Week', 'Month'],
  weekDays: ['Week'],
  monthDays: ['Month'],
  monthlyOccurrences: ['Month'],
};

function checkSchedule({ frequency, schedule = {} }: Recurrence, complain: Complaint): void {
  for (const [part, frequencies] of Object.entries(FITS)) {
    const isGiven = Object.hasOwn(schedule, part) && schedule[part as keyof Schedule] !== undefined;
    if (isGiven && !frequencies.some((name) => name.toLowerCase() === frequency.toLowerCase())) {
      complain(['schedule', part], `"${part}" goes with the frequency ${frequencies.join(' or ')} only.`);
    }
  }
  const { hours = [], minutes = [], weekDays = [], monthDays = [], monthlyOccurrences = [] } = schedule;
  const outside = (list: number[], least: number, most: number): boolean =>
    list.some((number) => number < least || number > most);
  if (outside(hours, 0, 23)) complain(['schedule', 'hours'], 'Hours are whole numbers from 0 to 23.');
  if (outside(minutes, 0, 59)) complain(['schedule', 'minutes'], 'Minutes are whole numbers from 0 to 59.');
  if (outside(monthDays, -31, 31) || monthDays.includes(0)) {
    complain(['schedule', 'monthDays'], 'Days of a month are 1 to 31, or -1 to -31 from the end.');
  }
  if (monthlyOccurrences.some(({ occurrence }) => occurrence === 0 || Math.abs(occurrence) > 5)) {
    const message = 'Occurrences in a month are 1 to 5, or -1 to -5 from the end.';
    complain(['schedule', 'monthlyOccurrences'], message);
  }
  for (const day of [...weekDays, ...monthlyOccurrences.map(({ dayOfWeek }) => dayOfWeek)]) {
    if (weekDayNumber(day) !== undefined) continue;
    const part = weekDays.includes(day) ? 'weekDays' : 'monthlyOccurrences';
    complain(['schedule', part], `"${day}" is no day of the week.${suggestion(day, WEEK_DAYS)}`);
  }
}
