/** What the pages and the server say to each other about runs. JSON over HTTP; both sides use these schemas. */

import { z } from 'zod';

import { ACTION_STATUSES, RUN_STATUSES } from '#core/runs/status.ts';
import { replayOriginSchema } from './replays.ts';

const failureSchema = z.object({ code: z.string(), message: z.string() });

export const runSummarySchema = z.object({
  id: z.string(),
  flowId: z.string(),
  flowName: z.string(),
  versionNumber: z.number(),
  status: z.enum(RUN_STATUSES),
  code: z.string().nullable(),
  error: failureSchema.nullable(),
  triggerKind: z.string(),
  triggerName: z.string(),
  clientTrackingId: z.string(),
  acceptedAt: z.number(),
  startedAt: z.number().nullable(),
  endedAt: z.number().nullable(),
  cancelRequestedAt: z.number().nullable(),
  /** The run that this one replays, and how. */
  originRunId: z.string().nullable(),
  replay: replayOriginSchema.nullable(),
  /** The action of another run that called the flow. */
  parent: z.object({ runId: z.string(), action: z.string() }).nullable(),
});
export type RunSummary = z.infer<typeof runSummarySchema>;

/** A run in a list: with the action that failed last, which says more than that an action failed. */
export const listedRunSchema = runSummarySchema.extend({
  failedAction: z.object({ action: z.string(), error: failureSchema }).nullable(),
});
export type ListedRun = z.infer<typeof listedRunSchema>;

/**
 * GET /api/runs?FILTER&before=RUN_ID&limit= → RunPage, newest first; FILTER as core/api/run-filter.ts has it.
 * GET /api/runs/export?FILTER&format=csv|json → all runs that pass, as a file.
 */
export const runPageSchema = z.object({
  runs: z.array(listedRunSchema),
  /** Give as `before` for the next page; null at the end. */
  next: z.string().nullable(),
  /** Set when the search stopped before the page was full: runs accepted since then have been looked at. */
  searchedTo: z.number().nullable(),
});
export type RunPage = z.infer<typeof runPageSchema>;

/** GET /api/runs/listed?ids=RUN_ID,RUN_ID → these runs as they are now, at most 200; those that are gone are left out. */
export const listedRunsSchema = z.object({ runs: z.array(listedRunSchema) });

/** GET /api/runs/counts?FILTER → how many runs were accepted in each of equal stretches of time, by status. */
export const runCountsSchema = z.object({
  /** Of the whole, in milliseconds since the epoch; the last 7 days where the filter names no time. */
  from: z.number(),
  to: z.number(),
  /** In the order of time, all of the same length; a status without runs is left out. */
  buckets: z.array(z.partialRecord(z.enum(RUN_STATUSES), z.number())),
  /** Set when there was too much to look at: runs accepted before that are not counted. */
  countedFrom: z.number().nullable(),
});
export type RunCounts = z.infer<typeof runCountsSchema>;

const attemptSchema = z.object({
  attempt: z.number(),
  purpose: z.enum(['try', 'poll']),
  startedAt: z.number(),
  endedAt: z.number(),
  status: z.enum(ACTION_STATUSES),
  code: z.string(),
  error: failureSchema.optional(),
});

/** A record without its inputs and outputs. */
export const recordSummarySchema = z.object({
  action: z.string(),
  type: z.string(),
  repetition: z.string(),
  status: z.enum(ACTION_STATUSES),
  code: z.string().optional(),
  error: failureSchema.optional(),
  startedAt: z.number(),
  endedAt: z.number().optional(),
  attempts: z.array(attemptSchema),
  waiting: z
    .object({ for: z.enum(['delay', 'retry', 'poll', 'callback', 'flow', 'worker']), until: z.number().optional() })
    .optional(),
  iterationCount: z.number().optional(),
  /** Taken over from the run that this one replays. */
  reused: z.boolean().optional(),
  /** The run of the flow that the action called. */
  childRunId: z.string().optional(),
});
export type RecordSummaryJson = z.infer<typeof recordSummarySchema>;

/** GET /api/runs/:id → the run, its version's definition and the records outside loops. */
export const runDetailSchema = z.object({
  run: runSummarySchema,
  /** Text of the definition of the run's own version. */
  definition: z.string(),
  records: z.array(recordSummarySchema),
  /** Why it is kept whatever its age; null when it is not. */
  holdReason: z.string().nullable(),
  /** Its inputs and outputs were removed because of their age. */
  areValuesGone: z.boolean(),
  /** Somebody is there to go on with the run, or it has ended. */
  isAttended: z.boolean(),
  /** The number of the version that is published now. */
  newestVersion: z.number().nullable(),
  /** The runs that called this one, one inside the other, the outermost first. */
  callers: z.array(z.object({ id: z.string(), flowName: z.string(), action: z.string() })),
  /** The runs that replay this one, the newest first; not all where there are many. */
  replays: z.array(z.object({ id: z.string(), status: z.enum(RUN_STATUSES) })),
});
export type RunDetail = z.infer<typeof runDetailSchema>;

/** GET /api/runs/:id/records?repetition=000003 → the records of one iteration: those whose repetition is exactly that. */
export const recordListSchema = z.object({ records: z.array(recordSummarySchema) });

/**
 * GET /api/runs/:id/iterations?actions=NAME,NAME&prefix=000003 → status of each iteration of the loop that directly
 * holds the named actions, inside the outer repetition `prefix` (empty at the top), in order, at most `limit` (default 1,000) from `from`.
 * With `&failed=1` only those that failed; `total` counts what is given then.
 */
export const iterationListSchema = z.object({
  total: z.number(),
  iterations: z.array(z.object({ index: z.number(), status: z.enum(ACTION_STATUSES) })),
});
export type IterationList = z.infer<typeof iterationListSchema>;

/**
 * GET /api/runs/:id/values?action=NAME&repetition= → inputs and outputs of one record;
 * GET /api/runs/:id/values?trigger=1 → outputs of the trigger. Each is JSON text, null when there is none or it is secured,
 * cut at 256 KB with `truncated` (GET the same with `&side=inputs|outputs&download=1` for the whole).
 */
export const runValuesSchema = z.object({
  inputs: z.object({ text: z.string(), size: z.number(), truncated: z.boolean() }).nullable(),
  outputs: z.object({ text: z.string(), size: z.number(), truncated: z.boolean() }).nullable(),
  secured: z.array(z.enum(['inputs', 'outputs'])),
  /** What the step tracked, by name; a text that is none is JSON. */
  tracked: z.record(z.string(), z.string()),
});
export type RunValues = z.infer<typeof runValuesSchema>;

// GET /api/runs/:id/events: server-sent events; `event: changed` with empty data whenever the run's rows changed (at most
// four a second), `event: ended` once it has ended. POST /api/runs/:id/cancel → 202. Replays: core/api/replays.ts.
