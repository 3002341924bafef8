/** What the pages and the server say to each other about failures. JSON over HTTP; both sides use these schemas. */

import { z } from 'zod';

/** Failures that are alike. */
export const failureGroupSchema = z.object({
  id: z.string(),
  flowId: z.string(),
  flowName: z.string(),
  action: z.string().nullable(),
  code: z.string(),
  message: z.string(),
  count: z.number(),
  firstAt: z.number(),
  lastAt: z.number(),
  /** The newest of them. */
  lastRunId: z.string(),
  /** In equal stretches of the time that was asked for, the oldest first. */
  trend: z.array(z.number()),
});
export type FailureGroup = z.infer<typeof failureGroupSchema>;

export const LETTER_STATUSES = ['Open', 'Redriven', 'Discarded'] as const;
export type LetterStatus = (typeof LETTER_STATUSES)[number];

export const deadLetterSchema = z.object({
  runId: z.string(),
  flowId: z.string(),
  flowName: z.string(),
  status: z.enum(LETTER_STATUSES),
  action: z.string().nullable(),
  code: z.string(),
  message: z.string(),
  clientTrackingId: z.string(),
  failedAt: z.number(),
  owner: z.object({ id: z.string(), name: z.string() }).nullable(),
  note: z.string(),
  closedAt: z.number().nullable(),
  closedBy: z.string().nullable(),
});
export type DeadLetter = z.infer<typeof deadLetterSchema>;

/** GET /api/dead-letters?status=&before= → the newest first. */
export const deadLetterPageSchema = z.object({
  letters: z.array(deadLetterSchema),
  next: z.string().nullable(),
});

/** PATCH /api/dead-letters with the runs it is about → 204. `isMine`: whoever asks is its owner, or nobody is. */
export const changeDeadLettersSchema = z.object({
  runIds: z.array(z.string()).min(1).max(1_000),
  isMine: z.boolean().optional(),
  note: z.string().trim().max(2_000).optional(),
  /** Nobody will do it again. */
  discard: z.literal(true).optional(),
});
export type ChangeDeadLetters = z.infer<typeof changeDeadLettersSchema>;
