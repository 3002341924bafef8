/**
 * Finds runs whose carrier has ended, or is unknown to Temporal, without having ended them, and carriers that make no
 * progress because their workflow task fails again and again. Either way each run that has not ended gets a carrier of
 * its own, and the journal answers for the calls that were made. A run that breaks its carrier again is given up.
 */

import { type Client, WorkflowNotFoundError } from '@temporalio/client';

import type { Log } from '#server/log.ts';
import { type Repeated, repeat } from '#server/repeat.ts';
import { carryAgain, listOpenCarriers } from '#server/repositories/run-claims.ts';
import { endRun } from '#server/repositories/run-ends.ts';
import { findTracedRun } from '#server/repositories/traced-runs.ts';
import { runFields } from '#server/tracing/trace-ids.ts';
import type { StartCarrier } from './start-carrier.ts';

/** One page each time, so that many sleeping carriers cost no more than few. */
const EVERY_MS = 4_000;
const PAGE = 100;
/** Carriers younger than this have hardly had a chance. */
const MINIMUM_AGE_MS = 10_000;
/** Failures of one workflow task in a row; a lost worker costs one. */
const STUCK_ATTEMPTS = 4;
/** Events of a history; signals lie between those that count. */
const LOOKED_BACK = 100;
/** How often a run may break its carrier. */
const BREAKS_LIMIT = 3;

export type ReconcilerOptions = { client: Client; startCarrier: StartCarrier; log: Log };

export function startReconciler({ client, startCarrier, log }: ReconcilerOptions): Repeated {
  let after = '';

  async function reconcile(): Promise<void> {
    const carrierIds = await listOpenCarriers({ after, limit: PAGE, age: MINIMUM_AGE_MS });
    after = carrierIds.length < PAGE ? '' : (carrierIds.at(-1) ?? '');
    for (const carrierId of carrierIds) await inspect(carrierId);
  }

  async function inspect(carrierId: string): Promise<void> {
    const state = await stateOf(carrierId);
    if (state === 'Working') return;
    if (state === 'Stuck') {
      await client.workflow.getHandle(carrierId).terminate('Its workflow task failed again and again.');
    }
    const { carriers, givenUp } = await carryAgain(carrierId, BREAKS_LIMIT);
    for (const { runIds } of carriers)
      log.warn({ carrierId, state, runIds }, 'A carrier broke; its run gets a new one.');
    for (const runId of givenUp) await giveUp(runId);
    await Promise.all(carriers.map(startCarrier));
  }

  async function stateOf(carrierId: string): Promise<'Working' | 'Stuck' | 'Gone'> {
    try {
      const { status, raw } = await client.workflow.getHandle(carrierId).describe();
      if (status.name !== 'RUNNING') return 'Gone';
      if (!raw.pendingWorkflowTask) return 'Working';
      const attempts = Math.max(raw.pendingWorkflowTask.attempt ?? 0, await failedTasks(carrierId));
      return attempts >= STUCK_ATTEMPTS ? 'Stuck' : 'Working';
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return 'Gone';
      throw error;
    }
  }

  /** Since the last one that went well. Temporal counts the attempts of a task anew with every signal; its history does not. */
  async function failedTasks(carrierId: string): Promise<number> {
    const { history } = await client.workflowService.getWorkflowExecutionHistoryReverse({
      namespace: client.options.namespace,
      execution: { workflowId: carrierId },
      maximumPageSize: LOOKED_BACK,
    });
    let failed = 0;
    for (const event of history?.events ?? []) {
      if (event.workflowTaskCompletedEventAttributes) break;
      if (event.workflowTaskFailedEventAttributes) failed += 1;
    }
    return failed;
  }

  async function giveUp(runId: string): Promise<void> {
    log.error(runFields(await findTracedRun(runId)), 'A run is given up: it broke its carrier again and again.');
    const code = 'CarrierBroken';
    const message = `The run was given up: what carried it broke ${BREAKS_LIMIT + 1} times. The log of the worker says why.`;
    await endRun({ runId, status: 'Failed', code, error: { code, message }, records: [] });
  }

  return repeat(reconcile, {
    every: EVERY_MS,
    onError: (error) => log.warn({ err: error }, 'Carriers could not be inspected; it is tried again.'),
  });
}
