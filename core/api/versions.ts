/** What the pages and the server say to each other about the versions of a flow. JSON over HTTP; both sides use these schemas. */

import { z } from 'zod';

export const versionSummarySchema = z.object({
  number: z.number(),
  comment: z.string().nullable(),
  /** Milliseconds since the epoch. */
  publishedAt: z.number(),
  /** Name of the person; null when their account is gone. */
  publishedBy: z.string().nullable(),
  runCount: z.number(),
  /** New runs use this one. */
  isCurrent: z.boolean(),
});
export type VersionSummary = z.infer<typeof versionSummarySchema>;

export const setAsideSummarySchema = z.object({
  id: z.string(),
  savedAt: z.number(),
  savedBy: z.string().nullable(),
});
export type SetAsideSummary = z.infer<typeof setAsideSummarySchema>;

/** GET /api/flows/:id/versions → both newest first. */
export const versionListSchema = z.object({
  versions: z.array(versionSummarySchema),
  /** Drafts that gave way in a conflict. */
  setAside: z.array(setAsideSummarySchema),
});
export type VersionList = z.infer<typeof versionListSchema>;

/** GET /api/flows/:id/versions/:number and GET /api/flows/:id/set-aside/:setAsideId → the texts, ready to be a draft. */
export const versionTextsSchema = z.object({
  definition: z.string(),
  /** JSON text of the values given for the definition's parameters, by name. */
  parameters: z.string(),
});
export type VersionTexts = z.infer<typeof versionTextsSchema>;

/** POST /api/flows/:id/set-aside → SetAsideSummary: keeps the side of a conflict that gives way. */
export const setAsideSchema = z.object({
  definition: z.string().max(5_000_000),
  parameters: z.string().max(1_000_000),
});
export type SetAsideRequest = z.infer<typeof setAsideSchema>;
