/**
 * Tells carriers that what an action of theirs waits for has come, until they have taken it; closes the waits of runs that
 * have ended otherwise, with the flows they called; and takes subscriptions back.
 */

import { randomUUID } from 'node:crypto';

import { type Client, WorkflowNotFoundError } from '@temporalio/client';

import { runOperation } from '#connectors/run-operation.ts';
import { decodeWire } from '#core/json/wire.ts';
import type { Log } from '#server/log.ts';
import { loadAll } from '#server/payload-store.ts';
import { type Repeated, repeat } from '#server/repeat.ts';
import { closeAbandonedWaits } from '#server/repositories/action-waits.ts';
import { cancelRun } from '#server/repositories/runs.ts';
import {
  type AnsweredWait,
  claimUnsubscriptions,
  listAnsweredWaits,
  settleUnsubscription,
  type Unsubscription,
} from '#server/repositories/wait-deliveries.ts';
import { runFields } from '#server/tracing/trace-ids.ts';

/** What a signal has not brought about by then, another one will; each is an event in the history of the carrier. */
const CATCH_UP_MS = 5_000;
const UNSUBSCRIBE_TIMEOUT_MS = 60_000;
const UNSUBSCRIBE_TRIES = 6;
const FIRST_RETRY_MS = 5_000;

export type Waits = Repeated & {
  /** An answer has come for an action of the run. */
  answered(runId: string): void;
};

export function startWaits({ client, log }: { client: Client; log: Log }): Waits {
  const news = new Set<string>();

  async function deliver(): Promise<void> {
    const runIds = [...news];
    news.clear();
    if (runIds.length > 0) await tellCarriers(await listAnsweredWaits(runIds));
  }

  async function catchUp(): Promise<void> {
    await tellCarriers(await listAnsweredWaits());
    for (const childRunId of await closeAbandonedWaits()) await cancelRun(childRunId, new Date());
    await Promise.all((await claimUnsubscriptions(20)).map(takeBack));
  }

  async function tellCarriers(waits: AnsweredWait[]): Promise<void> {
    await Promise.all(waits.map(tellCarrier));
  }

  /** A carrier that has not started yet, or has just ended, looks by itself. */
  async function tellCarrier({ carrierId, ...key }: AnsweredWait): Promise<void> {
    try {
      await client.workflow.getHandle(carrierId).signal('waitAnswered', key);
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    }
  }

  async function takeBack({ request, tries, clientTrackingId, trace, ...key }: Unsubscription): Promise<void> {
    const { status, error, retryable } = await runOperation('http.request', await loadAll(decodeWire(request)), {
      signal: new AbortController().signal,
      timeout: UNSUBSCRIBE_TIMEOUT_MS,
      idempotencyKey: randomUUID(),
      clientTrackingId,
      trace,
      purpose: 'try',
    });
    const isAgain = status !== 'Succeeded' && retryable === true && tries < UNSUBSCRIBE_TRIES;
    await settleUnsubscription(key, isAgain ? FIRST_RETRY_MS * 2 ** (tries - 1) : undefined);
    if (status !== 'Succeeded' && !isAgain) {
      const fields = { ...runFields({ runId: key.runId, trace }), action: key.action, code: error?.code };
      log.warn(fields, 'A subscription could not be taken back.');
    }
  }

  const onError = (error: unknown) =>
    log.warn({ err: error }, 'Answers could not be passed on to waiting runs; it is tried again.');
  const delivering = repeat(deliver, { every: CATCH_UP_MS, onError });
  const catchingUp = repeat(catchUp, { every: CATCH_UP_MS, onError });
  return {
    wake: catchingUp.wake,
    answered(runId) {
      news.add(runId);
      delivering.wake();
    },
    async stop() {
      await Promise.all([delivering.stop(), catchingUp.stop()]);
    },
  };
}
