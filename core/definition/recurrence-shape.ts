/**
 * The shape of a recurrence. Numbers may be written as text and a list of one as the value itself (WDL reference 13):
 * after parsing they are numbers and lists.
 */

import { z } from 'zod';

const number = z.preprocess(
  (value) => (typeof value === 'string' && /^\s*-?\d+\s*$/.test(value) ? Number(value) : value),
  z.number('a whole number is expected').int('a whole number is expected'),
);
const list = <Item extends z.ZodType>(item: Item) =>
  z.preprocess((value) => (value === undefined || Array.isArray(value) ? value : [value]), z.array(item).optional());

const occurrence = z.object({ dayOfWeek: z.string(), occurrence: number });

export const recurrenceSchema = z.looseObject({
  frequency: z.string('"frequency" is missing: Second, Minute, Hour, Day, Week or Month'),
  interval: number,
  count: number.optional(),
  startTime: z.string('a text such as 2026-01-31T08:00:00Z is expected').optional(),
  endTime: z.string('a text such as 2026-01-31T08:00:00Z is expected').optional(),
  timeZone: z.string('the name of a time zone is expected').optional(),
  schedule: z
    .looseObject({
      hours: list(number),
      minutes: list(number),
      weekDays: list(z.string('the name of a day is expected')),
      monthDays: list(number),
      monthlyOccurrences: list(occurrence),
    })
    .optional(),
});
