/** Tells the others that this worker lives and reaches Temporal: its row is as old as its last sign of life. */

import type { Connection } from '@temporalio/client';

import type { Log } from '#server/log.ts';
import { repeat } from '#server/repeat.ts';
import { beat, removeHeartbeat } from '#server/repositories/heartbeats.ts';

const EVERY_MS = 5_000;

export type HeartbeatOptions = {
  workerId: string;
  namespace: string;
  connection: Pick<Connection, 'workflowService'>;
  log: Log;
};

export function startHeartbeat({ workerId, namespace, connection, log }: HeartbeatOptions): { stop(): Promise<void> } {
  const beating = repeat(
    async () => {
      await connection.workflowService.describeNamespace({ namespace });
      await beat(workerId);
    },
    { every: EVERY_MS, onError: (error) => log.debug({ err: error }, 'No sign of life could be given.') },
  );
  return {
    async stop() {
      await beating.stop();
      await removeHeartbeat(workerId).catch(() => undefined);
    },
  };
}
