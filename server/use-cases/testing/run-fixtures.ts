/** Runs as they stand in the database after whatever happened, without having to happen. */

import type { RunStatus } from '#core/runs/status.ts';
import { database } from '#server/database.ts';
import { idAt } from '#server/run-id-time.ts';

export type StoredRun = {
  flowId: string;
  status?: RunStatus;
  /** Of the flow. */
  version?: number;
  acceptedAt?: Date;
  triggerKind?: string;
  /** Wire text. */
  trigger?: string;
  clientTrackingId?: string;
  /** Milliseconds. */
  duration?: number;
  errorCode?: string;
  errorMessage?: string;
  records?: StoredRecord[];
};

export type StoredRecord = {
  action: string;
  status?: string;
  errorCode?: string;
  errorMessage?: string;
  /** Wire text. */
  inputs?: string;
  outputs?: string;
  trackedProperties?: string;
  /** JSON of the secured sides. */
  secured?: string;
};

let stored = 0;

/** The id of the new run; of two with the same time the later one sorts after the other. */
export async function storedRun({
  flowId,
  version = 1,
  duration = 100,
  records = [],
  ...run
}: StoredRun): Promise<string> {
  const { acceptedAt = new Date(), status = 'Succeeded' } = run;
  stored += 1;
  const id = `${idAt(acceptedAt.getTime())}-7000-8000-${String(stored).padStart(12, '0')}`;
  const { id: versionId } = await database().flowVersion.findUniqueOrThrow({
    where: { flowId_number: { flowId, number: version } },
  });
  const hasEnded = status !== 'Waiting' && status !== 'Running';
  await database().run.create({
    data: {
      triggerName: 'manual',
      triggerKind: 'Request',
      trigger: '{}',
      clientTrackingId: id,
      needsCarrier: false,
      ...run,
      id,
      flowId,
      versionId,
      status,
      acceptedAt,
      startedAt: status === 'Waiting' ? null : acceptedAt,
      endedAt: hasEnded ? new Date(acceptedAt.getTime() + duration) : null,
      records: {
        create: records.map((record) => ({
          repetition: '',
          type: 'Compose',
          status: 'Succeeded',
          startedAt: acceptedAt,
          endedAt: acceptedAt,
          ...record,
        })),
      },
    },
  });
  return id;
}
