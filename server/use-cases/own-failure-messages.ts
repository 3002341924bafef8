/** What a failed run itself said, where its kind of failure is known only without numbers, ids and the like. */

import { lastFailedActions } from '#server/repositories/runs.ts';

type Failure = { runId: string; action: string | null; message: string };

/** The message of each run by its id, or that of its kind where the run says none of its own. */
export async function ownFailureMessages(failures: readonly Failure[]): Promise<Map<string, string>> {
  const failed = await lastFailedActions(failures.map(({ runId }) => runId));
  return new Map(
    failures.map(({ runId, action, message }) => {
      const own = failed.get(runId);
      return [runId, (own?.action === action && own?.errorMessage) || message];
    }),
  );
}
