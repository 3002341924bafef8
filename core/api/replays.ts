/** What the pages and the server say to each other about doing runs again. JSON over HTTP; both sides use these schemas. */

import { z } from 'zod';

/**
 * POST /api/runs/:id/replay → 202 ReplayedRun. `Start`: everything is done again. `FailedSteps`: what failed, and what comes
 * after it. A step: that one, what comes after it, and what failed elsewhere.
 */
export const replayRequestSchema = z.object({
  from: z.union([
    z.enum(['Start', 'FailedSteps']),
    z.object({ action: z.string().min(1), repetition: z.string().regex(/^(\d{6}(\/\d{6})*)?$/) }),
  ]),
  /** The version that the run ran, or the one that is published now. */
  version: z.enum(['Own', 'Newest']).default('Own'),
  /** JSON text of the trigger's outputs, in the place of those of the run; from the start only. */
  trigger: z.string().max(10_000_000).optional(),
  /** JSON text in the place of the inputs that the step would evaluate; from a step only. */
  inputs: z.string().max(10_000_000).optional(),
});
export type ReplayRequest = z.infer<typeof replayRequestSchema>;
export type ReplayRequestInput = z.input<typeof replayRequestSchema>;

export const replayedRunSchema = z.object({ runId: z.string() });
export type ReplayedRun = z.infer<typeof replayedRunSchema>;

/** How a run came to replay another one, as its row keeps it. */
export const replayOriginSchema = replayRequestSchema.pick({ from: true, version: true }).extend({
  isTriggerEdited: z.boolean(),
  areInputsEdited: z.boolean(),
});
export type ReplayOrigin = z.infer<typeof replayOriginSchema>;
