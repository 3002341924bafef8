/** The fields of the filter that are typed, as the texts of a form and back. */

import {
  type RunFilter,
  type RunFilterField,
  readRunFilter,
  runFilterRecord,
  runFilterSchema,
} from '#core/api/run-filter.ts';

export type FormField =
  | 'version'
  | 'trigger'
  | 'from'
  | 'to'
  | 'minDuration'
  | 'maxDuration'
  | 'errorCode'
  | 'error'
  | 'runId'
  | 'trackingId'
  | 'property'
  | 'payload';
export type FormTexts = { [field in FormField]: string };

const FIELDS = Object.keys({
  version: 0,
  trigger: 0,
  from: 0,
  to: 0,
  minDuration: 0,
  maxDuration: 0,
  errorCode: 0,
  error: 0,
  runId: 0,
  trackingId: 0,
  property: 0,
  payload: 0,
} satisfies { [field in FormField]: 0 }) as FormField[];

/** Durations in seconds, times as the browser's control for them has it, in the viewer's zone. */
export function formTexts(filter: RunFilter): FormTexts {
  const record = runFilterRecord(filter);
  const texts = Object.fromEntries(FIELDS.map((field) => [field, record[field] ?? ''])) as FormTexts;
  return {
    ...texts,
    from: localTime(filter.from),
    to: localTime(filter.to),
    minDuration: secondsOf(filter.minDuration),
    maxDuration: secondsOf(filter.maxDuration),
  };
}

export type FormReading =
  | { filter: RunFilter }
  /** What is wrong with which fields. */
  | { problems: { [field in RunFilterField]?: string } };

/** The filter with what the form says in place of what it said before. */
export function readForm(filter: RunFilter, texts: FormTexts): FormReading {
  const record = runFilterRecord(filter);
  for (const field of FIELDS) record[field] = texts[field].trim();
  record.from = isoTime(texts.from);
  record.to = isoTime(texts.to);
  record.minDuration = millisecondsOf(texts.minDuration);
  record.maxDuration = millisecondsOf(texts.maxDuration);
  // A span and two times are two ways to say the same.
  if (record.from !== '' || record.to !== '') record.within = '';
  const given = Object.fromEntries(Object.entries(record).filter(([, text]) => text !== ''));
  const parsed = runFilterSchema.safeParse(given);
  if (parsed.success) return { filter: readRunFilter(given).filter };
  return { problems: Object.fromEntries(parsed.error.issues.map(({ path, message }) => [String(path[0]), message])) };
}

function secondsOf(milliseconds: number | undefined): string {
  return milliseconds === undefined ? '' : String(milliseconds / 1000);
}

function millisecondsOf(seconds: string): string {
  return seconds.trim() === '' ? '' : String(Math.round(Number(seconds) * 1000));
}

/** `2026-11-26T14:03:09` in the viewer's zone. */
function localTime(iso: string | undefined): string {
  if (iso === undefined) return '';
  const time = new Date(iso);
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}

function isoTime(local: string): string {
  return local === '' ? '' : new Date(local).toISOString();
}
