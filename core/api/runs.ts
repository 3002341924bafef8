/** What the pages and the server say to each other about runs. JSON over HTTP; both sides use these schemas. */

import { z } from 'zod';

import { ACTION_STATUSES, RUN_STATUSES } from '#core/runs/status.ts';

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
  originRunId: z.string().nullable(),
  /** The action of another run that called the flow. */
  parent: z.object({ runId: z.string(), action: z.string() }).nullable(),
});
export type RunSummary = z.infer<typeof runSummarySchema>;

/** GET /api/runs?flowId=&status=&before=RUN_ID&limit= → RunPage, newest first. */
export const runPageSchema = z.object({
  runs: z.array(runSummarySchema),
  /** Give as `before` for the next page; null at the end. */
  next: z.string().nullable(),
});
export type RunPage = z.infer<typeof runPageSchema>;

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
});
export type RunDetail = z.infer<typeof runDetailSchema>;

/** GET /api/runs/:id/records?repetition=000003 → the records of one iteration: those whose repetition is exactly that. */
export const recordListSchema = z.object({ records: z.array(recordSummarySchema) });

/**
 * GET /api/runs/:id/iterations?actions=NAME,NAME&prefix=000003 → status of each iteration of the loop that directly
 * holds the named actions, inside the outer repetition `prefix` (empty at the top), in order, at most `limit` (default 1,000) from `from`.
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
});
export type RunValues = z.infer<typeof runValuesSchema>;

// GET /api/runs/:id/events: server-sent events; `event: changed` with empty data whenever the run's rows changed (at most
// four a second), `event: ended` once it has ended. POST /api/runs/:id/cancel → 202; POST /api/runs/:id/run-again → { runId }.
