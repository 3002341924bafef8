/** What the list of dead letters asks of the server. */

import type { z } from 'zod';
import { requestJson, requestNothing } from '#components/shell/request-json.ts';
import { type ChangeDeadLetters, deadLetterPageSchema, type LetterStatus } from '#core/api/failures.ts';

export type DeadLetterPage = z.infer<typeof deadLetterPageSchema>;

export function fetchDeadLetters(status: LetterStatus, before: string): Promise<DeadLetterPage> {
  return requestJson(`/api/dead-letters?${new URLSearchParams({ status, before })}`, deadLetterPageSchema);
}

export function changeDeadLetters(body: ChangeDeadLetters): Promise<void> {
  return requestNothing('/api/dead-letters', { method: 'PATCH', body });
}
