/** What the designer and the gateway say to each other about test runs. Both sides use these schemas. */

import { z } from 'zod';
import { ACTION_STATUSES } from '#core/runs/status.ts';
import { recordSummarySchema } from './runs.ts';

/** In place of what the step would do; `result` is JSON text of a static result (WDL reference 11.8). Without one the step does it. */
const testedStepSchema = z.object({ action: z.string(), result: z.string().max(5_000_000).optional() });

/**
 * POST /api/flows/:id/test-runs runs a draft once, at once, and keeps nothing of it. The answer is a stream of lines, each a
 * TestRunEvent; the run is cancelled when the caller goes.
 */
export const testRunSchema = z.object({
  text: z.string().max(5_000_000),
  /** JSON text of the values given for the definition's parameters, by name. */
  parameters: z.string().max(1_000_000),
  /** JSON text of the body that the trigger gets; absent for none. */
  body: z.string().max(20_000_000).optional(),
  /** Steps whose static result is switched on or off for this run; the others are as the definition says. */
  steps: z.array(testedStepSchema).max(10_000).default([]),
  /** The run ends before these; their inputs are shown as they would have been. */
  stopBefore: z.array(z.string()).max(10_000).default([]),
  /** Steps that wait for a time go on at once. */
  skipsDelays: z.boolean().default(false),
  /** Milliseconds. */
  timeout: z.number().int().min(1_000).max(600_000).default(120_000),
});
export type TestRunRequest = z.input<typeof testRunSchema>;
export type TestRunOrder = z.output<typeof testRunSchema>;

const failureSchema = z.object({ code: z.string(), message: z.string() });

/** JSON text, cut at 64 KB. */
const shownValueSchema = z.object({ text: z.string(), size: z.number(), truncated: z.boolean() });
export type ShownValue = z.infer<typeof shownValueSchema>;

export const testRecordSchema = recordSummarySchema.extend({
  inputs: shownValueSchema.optional(),
  outputs: shownValueSchema.optional(),
  secured: z.array(z.enum(['inputs', 'outputs'])).optional(),
});
export type TestRecord = z.infer<typeof testRecordSchema>;

export const testRunEventSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('started'),
    triggerName: z.string(),
    startedAt: z.number(),
    /** What the trigger gave. */
    trigger: shownValueSchema,
    /** What has to be known about this run, in sentences. */
    notes: z.array(z.string()),
  }),
  /** The newest state of each. */
  z.object({ kind: z.literal('records'), records: z.array(testRecordSchema) }),
  z.object({
    kind: z.literal('response'),
    statusCode: z.number(),
    headers: z.record(z.string(), z.string()),
    body: shownValueSchema.optional(),
  }),
  z.object({
    kind: z.literal('ended'),
    status: z.enum(ACTION_STATUSES),
    code: z.string().optional(),
    error: failureSchema.optional(),
    outputs: shownValueSchema.optional(),
    endedAt: z.number(),
    stoppedBefore: z.string().optional(),
    /** Records of iterations that are not shown, because there are too many. */
    omitted: z.number(),
  }),
]);
export type TestRunEvent = z.infer<typeof testRunEventSchema>;
