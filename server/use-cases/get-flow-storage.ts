/** What the runs of a flow take, about. */

import { type FlowStorage, flowStorageSchema } from '#core/api/retention.ts';
import { webSettings } from '#server/auth/web-settings.ts';
import { storageOf } from '#server/repositories/retention.ts';
import { timeOfId } from '#server/run-id-time.ts';

export async function getFlowStorage(flowId: string): Promise<FlowStorage> {
  const { runs, oldestRunId, bytesPerRun } = await storageOf(flowId);
  return flowStorageSchema.parse({
    runs,
    since: oldestRunId === null ? null : timeOfId(oldestRunId),
    bytes: Math.round(runs * bytesPerRun),
    keepDaysOtherwise: webSettings().keepRunsDays ?? null,
  });
}
