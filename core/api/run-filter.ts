/** What a list of runs is filtered by, as it stands in an address: of a page, of the API, of an export, of a saved filter. */

import { z } from 'zod';

import { RUN_STATUSES } from '#core/runs/status.ts';

/** Kinds of triggers that a run may have come from; Manual is "Run now". */
export const TRIGGER_KINDS = [
  'Request',
  'Recurrence',
  'SlidingWindow',
  'Http',
  'HttpWebhook',
  'Batch',
  'Manual',
] as const;

/** Spans that end now, in milliseconds. */
export const RUN_SPANS = {
  '1h': 3_600_000,
  '24h': 86_400_000,
  '7d': 7 * 86_400_000,
  '30d': 30 * 86_400_000,
} as const;
export type RunSpan = keyof typeof RUN_SPANS;
const SPAN_NAMES = Object.keys(RUN_SPANS) as RunSpan[];

/** Shorter texts have no trigram to look up, and would be found nearly everywhere. */
const SHORTEST_TEXT = 3;

const words = (most: number) => z.string().trim().min(1).max(most);
const text = z
  .string()
  .trim()
  .min(SHORTEST_TEXT, `A text to search for has at least ${SHORTEST_TEXT} characters.`)
  .max(200);
const time = z.iso.datetime({ offset: true, message: 'A time is written like 2026-11-26T14:00:00Z.' });
const milliseconds = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

const fields = {
  flowId: words(64),
  /** Several, separated by commas. */
  status: z
    .string()
    .transform((list) => list.split(','))
    .pipe(z.array(z.enum(RUN_STATUSES, `A status is one of ${RUN_STATUSES.join(', ')}.`)).min(1)),
  /** Of the flow that `flowId` names. */
  version: z.coerce.number().int().min(1).max(2_147_483_647),
  trigger: z.enum(TRIGGER_KINDS, `A trigger is one of ${TRIGGER_KINDS.join(', ')}.`),
  /** A span that ends now; goes before `from` and `to`. */
  within: z.enum(SPAN_NAMES, `A span is one of ${SPAN_NAMES.join(', ')}.`),
  /** When the run was accepted: at or after `from`, before `to`. */
  from: time,
  to: time,
  /** Milliseconds from the start to the end, or until now. */
  minDuration: milliseconds,
  maxDuration: milliseconds,
  /** Of the run or of one of its actions. */
  errorCode: words(200),
  /** Its beginning is enough. */
  runId: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[0-9a-f-]{1,36}$/, 'A run id has digits, the letters a to f and hyphens only.'),
  trackingId: words(400),
  /** `name=value`, or a value alone, of the tracked properties of any action. */
  property: text,
  /** A text in the error of the run or of one of its actions, in whatever case. */
  error: text,
  /** The group of failures that are alike. */
  failure: words(64),
  /** The BulkReplay that made it. */
  bulkReplay: words(64),
  /** A text in the inputs or outputs of an action or in what the trigger brought, in whatever case. */
  payload: text,
} as const;

export type RunFilterField = keyof typeof fields;
const RUN_FILTER_FIELDS = Object.keys(fields) as RunFilterField[];

export const runFilterSchema = z
  .object(fields)
  .partial()
  .refine(({ version, flowId }) => version === undefined || flowId !== undefined, {
    message: 'A version belongs to a flow: give flowId along with version.',
    path: ['version'],
  });
export type RunFilter = z.output<typeof runFilterSchema>;

export type FilterReading = {
  filter: RunFilter;
  /** Fields that are there but make no sense. */
  ignored: RunFilterField[];
};

/** Reads what makes sense of an address that somebody may have typed; of a field that occurs twice the first. */
export function readRunFilter(search: { readonly [name: string]: string | string[] | undefined }): FilterReading {
  const filter: { [field: string]: unknown } = {};
  const ignored: RunFilterField[] = [];
  for (const field of RUN_FILTER_FIELDS) {
    const given = [search[field]].flat()[0];
    if (given === undefined || given === '') continue;
    const parsed = fields[field].safeParse(given);
    if (parsed.success) filter[field] = parsed.data;
    else ignored.push(field);
  }
  if (filter.version !== undefined && filter.flowId === undefined) {
    delete filter.version;
    ignored.push('version');
  }
  return { filter: runFilterSchema.parse(runFilterRecord(filter)), ignored };
}

/** The filter as names and texts, ready for an address; always in the same order. */
export function runFilterRecord(filter: { readonly [Field in RunFilterField]?: unknown }): { [field: string]: string } {
  const record: { [field: string]: string } = {};
  for (const field of RUN_FILTER_FIELDS) {
    const value = filter[field];
    if (value !== undefined) record[field] = String(value);
  }
  return record;
}

/** The query of an address without its question mark; empty without a filter. */
export function runFilterQuery(filter: RunFilter): string {
  return new URLSearchParams(runFilterRecord(filter)).toString();
}
