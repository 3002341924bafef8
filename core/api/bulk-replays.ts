/** What the pages and the server say to each other about doing many runs again. JSON over HTTP; both sides use these schemas. */

import { z } from 'zod';

import { replayRequestSchema } from './replays.ts';

/** Runs in a minute. */
export const PACES = [10, 60, 300, 1_200, 6_000] as const;
const MOST_CHOSEN_RUNS = 1_000;

/** As in the address of the list. */
const listQuery = z.string().max(2_000);
const chosenRuns = z.array(z.string()).min(1).max(MOST_CHOSEN_RUNS);
const isEither = ({ query, runIds }: { query?: string | undefined; runIds?: string[] | undefined }) =>
  (query === undefined) !== (runIds === undefined);
const EITHER = { message: 'Give either the query of a list of runs or the ids of runs.' };

/** POST /api/runs/replays → 201 BulkReplaySummary. The runs are those that pass the filter now, or the ones that are named. */
export const startBulkReplaySchema = z
  .object({
    query: listQuery.optional(),
    runIds: chosenRuns.optional(),
    from: z.enum(['Start', 'FailedSteps']),
    version: replayRequestSchema.shape.version,
    perMinute: z.number().int().min(1).max(6_000),
  })
  .refine(isEither, EITHER);
export type StartBulkReplay = z.input<typeof startBulkReplaySchema>;

const BULK_STATUSES = ['Collecting', 'Running', 'Stopped', 'Finished'] as const;

export const bulkReplaySchema = z.object({
  id: z.string(),
  status: z.enum(BULK_STATUSES),
  from: z.enum(['Start', 'FailedSteps']),
  version: z.enum(['Own', 'Newest']),
  query: z.string().nullable(),
  perMinute: z.number(),
  createdAt: z.number(),
  endedAt: z.number().nullable(),
  createdBy: z.string().nullable(),
  /** How many runs wait, were replayed, and could not be. */
  waiting: z.number(),
  replayed: z.number(),
  refused: z.number(),
  /** How the new runs stand: none of them where nothing is known yet. */
  outcomes: z.object({ succeeded: z.number(), failed: z.number(), open: z.number() }),
});
export type BulkReplaySummary = z.infer<typeof bulkReplaySchema>;

/** GET /api/runs/replays/:id → with some of the runs that could not be replayed. POST /api/runs/replays/:id/stop → 204. */
export const bulkReplayDetailSchema = bulkReplaySchema.extend({
  refusals: z.array(z.object({ runId: z.string(), reason: z.string() })),
});
export type BulkReplayDetail = z.infer<typeof bulkReplayDetailSchema>;

/** POST /api/runs/cancel → how many were asked to end: of the runs that pass the filter, or are named, those that go on. */
export const cancelRunsSchema = z
  .object({ query: listQuery.optional(), runIds: chosenRuns.optional() })
  .refine(isEither, EITHER);
export type CancelRuns = z.input<typeof cancelRunsSchema>;
export const cancelledRunsSchema = z.object({ count: z.number() });
