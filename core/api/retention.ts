/** What the pages and the server say to each other about how long runs are kept. JSON over HTTP; both sides use these schemas. */

import { z } from 'zod';

/** PUT /api/runs/:id/hold → 204: the run is kept whatever its age; DELETE → 204: it no longer is. */
export const holdRequestSchema = z.object({
  reason: z.string().trim().min(1, 'Say why the run is to be kept.').max(500),
});

const most = (number: number, words: string) => z.number().int().min(1, words).max(number, words).nullable();

/** Which runs a flow keeps, and how long; null: as long as others say, which may be for ever. */
export const retentionSchema = z.object({
  keepDays: most(36_500, 'Runs can be kept for 1 to 36,500 days.'),
  keepRuns: most(100_000_000, 'From 1 to 100,000,000 runs can be kept.'),
  keepValuesDays: most(36_500, 'Values can be kept for 1 to 36,500 days.'),
  /** Of a Stateless flow: its runs leave a history, which makes them durable. */
  statelessHistory: z.boolean(),
});
export type FlowRetention = z.infer<typeof retentionSchema>;

/** GET /api/flows/:id/storage → what the runs of a flow take. */
export const flowStorageSchema = z.object({
  runs: z.number(),
  /** When the oldest was accepted. */
  since: z.number().nullable(),
  /** About so many bytes, as far as the newest runs say it; without values that are stored apart. */
  bytes: z.number(),
  /** For flows that say nothing; null: for ever. */
  keepDaysOtherwise: z.number().nullable(),
});
export type FlowStorage = z.infer<typeof flowStorageSchema>;
