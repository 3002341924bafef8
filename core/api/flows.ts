/** What the pages and the server say to each other about flows. JSON over HTTP; both sides use these schemas. */

import { z } from 'zod';

import { retentionSchema } from './retention.ts';

export const flowSummarySchema = z.object({
  id: z.string(),
  name: z.string(),
  enabled: z.boolean(),
  /** Number of the published version; null while there is none. */
  publishedNumber: z.number().nullable(),
  /** The draft differs from what is published. */
  hasChanges: z.boolean(),
  triggerType: z.string().nullable(),
  lastRun: z.object({ id: z.string(), status: z.string(), acceptedAt: z.number() }).nullable(),
  /** Milliseconds since the epoch; null when nothing is scheduled. */
  nextFireAt: z.number().nullable(),
  description: z.string(),
  tags: z.array(z.string()),
  updatedAt: z.number(),
});
export type FlowSummary = z.infer<typeof flowSummarySchema>;

export const flowDetailSchema = z.object({
  id: z.string(),
  name: z.string(),
  enabled: z.boolean(),
  /** The text of the definition, as saved last. */
  draft: z.string(),
  revision: z.number(),
  /** JSON text of the values given for the definition's parameters, by name. */
  parameters: z.string(),
  publishedNumber: z.number().nullable(),
  hasChanges: z.boolean(),
  /** The signed address of the published Request trigger; null when there is none. */
  triggerUrl: z.string().nullable(),
  /** What is set in the place of our own limits (`core/limits.ts`). */
  limits: z.record(z.string(), z.number()).optional(),
  description: z.string(),
  tags: z.array(z.string()),
  ...retentionSchema.shape,
});
export type FlowDetail = z.infer<typeof flowDetailSchema>;

const flowName = z.string().trim().min(1, 'Give the flow a name.').max(80, 'A name has at most 80 characters.');

/** One word or a few; a comma would end it. */
const flowTag = z
  .string()
  .trim()
  .min(1, 'A tag has at least one character.')
  .max(40, 'A tag has at most 40 characters.')
  .regex(/^[^,]*$/, 'A tag has no comma in it.');

/** POST /api/flows → FlowDetail. Empty, from an example, or from the text of a definition. */
export const createFlowSchema = z.object({
  name: flowName,
  example: z.string().optional(),
  definition: z.string().optional(),
});
export type CreateFlowRequest = z.infer<typeof createFlowSchema>;

/** PATCH /api/flows/:id → FlowDetail. */
export const changeFlowSchema = z.object({
  name: flowName.optional(),
  enabled: z.boolean().optional(),
  description: z.string().trim().max(1_000, 'A description has at most 1,000 characters.').optional(),
  tags: z.array(flowTag).max(20, 'A flow has at most 20 tags.').optional(),
  ...retentionSchema.partial().shape,
});
export type ChangeFlowRequest = z.infer<typeof changeFlowSchema>;

/** PUT /api/flows/:id/draft → { revision }; 409 `DraftConflict` with a DraftConflict as its details when somebody saved first. */
export const saveDraftSchema = z.object({
  text: z.string().max(5_000_000),
  parameters: z.string().max(1_000_000),
  /** The revision this text is based on. */
  revision: z.number().int(),
});
export type SaveDraftRequest = z.infer<typeof saveDraftSchema>;

/** What somebody else saved in the meantime. */
export const draftConflictSchema = z.object({
  revision: z.number(),
  draft: z.string(),
  parameters: z.string(),
  /** Milliseconds since the epoch. */
  savedAt: z.number(),
  /** Name of the person; null when it is not known. */
  savedBy: z.string().nullable(),
});
export type DraftConflict = z.infer<typeof draftConflictSchema>;

/** POST /api/flows/:id/publish → FlowDetail; 422 `DefinitionInvalid` with details `{ problems: Problem[] }`. */
export const publishFlowSchema = z.object({ revision: z.number().int(), comment: z.string().max(500).optional() });
export type PublishFlowRequest = z.infer<typeof publishFlowSchema>;

/** POST /api/flows/:id/run → StartedRun: Run now, on the published version. `body` is JSON text, or absent for no body. */
export const runFlowSchema = z.object({ body: z.string().max(100_000_000).optional() });
export type RunFlowRequest = z.infer<typeof runFlowSchema>;

/** Without an id the trigger asks its address first: what comes of that appears with the runs of the flow. */
export const startedRunSchema = z.object({ runId: z.string().nullable() });
export type StartedRun = z.infer<typeof startedRunSchema>;

// Further routes: GET /api/flows → FlowSummary[]; GET /api/flows/:id → FlowDetail; DELETE /api/flows/:id → 204;
// POST /api/flows/:id/duplicate → FlowDetail; POST /api/flows/:id/trigger-key → FlowDetail (rotates the signature);
// GET /api/examples → ExampleSummary[]; GET /api/examples/:id → ExampleDetail.

export const exampleSummarySchema = z.object({ id: z.string(), title: z.string(), summary: z.string() });
export type ExampleSummary = z.infer<typeof exampleSummarySchema>;

/** With the text that a draft begins with. */
export const exampleDetailSchema = exampleSummarySchema.extend({ definition: z.string() });
export type ExampleDetail = z.infer<typeof exampleDetailSchema>;

/** The body of every answer that is not a success. */
export const apiErrorSchema = z.object({
  error: z.object({ code: z.string(), message: z.string(), details: z.unknown().optional() }),
});
export type ApiError = z.infer<typeof apiErrorSchema>;
