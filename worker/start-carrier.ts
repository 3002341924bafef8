/** Starts a carrier in Temporal. Its id was written with the claim, so starting it again is a no-op. */

import { type Client, WorkflowExecutionAlreadyStartedError } from '@temporalio/client';

import { type Carrier, markCarried } from '#server/repositories/run-claims.ts';
import { TASK_QUEUE } from '#server/temporal-client.ts';

const CARRIER_TYPE = 'runFlows_v1';

export type StartCarrier = (carrier: Carrier) => Promise<void>;

/** Throws when Temporal or the database is away; the claim stays, and somebody starts it later. */
export function createStartCarrier(client: Client): StartCarrier {
  return async ({ carrierId, runIds }) => {
    try {
      await client.workflow.start(CARRIER_TYPE, {
        workflowId: carrierId,
        taskQueue: TASK_QUEUE,
        args: [runIds],
        workflowIdReusePolicy: 'REJECT_DUPLICATE',
        workflowIdConflictPolicy: 'USE_EXISTING',
        requestEagerStart: true,
      });
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
    await markCarried(carrierId);
  };
}
