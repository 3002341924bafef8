/** The list of runs that failed for good. */

import { z } from 'zod';

import { deadLetterPageSchema, LETTER_STATUSES } from '#core/api/failures.ts';
import { listDeadLetterRows } from '#server/repositories/dead-letters.ts';

import { ownFailureMessages } from './own-failure-messages.ts';

const PAGE_SIZE = 50;

export const letterQuerySchema = z.object({
  status: z.enum(LETTER_STATUSES).default('Open'),
  before: z.string().optional(),
});
export type LetterQuery = z.output<typeof letterQuerySchema>;

/** The newest first. */
export async function listDeadLetters({ status, before }: LetterQuery) {
  const rows = await listDeadLetterRows({ status, limit: PAGE_SIZE + 1, ...(before !== undefined && { before }) });
  const shown = rows.slice(0, PAGE_SIZE);
  const messages = await ownFailureMessages(shown.map((row) => ({ ...row, message: row.message ?? '' })));
  const letters = shown.map(({ ownerId, ownerName, ...row }) => ({
    ...row,
    code: row.code ?? 'Failed',
    message: messages.get(row.runId),
    failedAt: row.failedAt.getTime(),
    closedAt: row.closedAt?.getTime() ?? null,
    owner: ownerId === null ? null : { id: ownerId, name: ownerName ?? '' },
  }));
  return deadLetterPageSchema.parse({ letters, next: rows.length > PAGE_SIZE ? letters.at(-1)?.runId : null });
}
