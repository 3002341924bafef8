/**
 * Keeps the subscriptions of HttpWebhook triggers as the flows are: subscribes when a version is published or its flow is
 * enabled, and takes the subscription back when it changes, is disabled or deleted (WDL reference 3.2).
 */

import { runOperation } from '#connectors/run-operation.ts';
import { parseDefinition } from '#core/definition/parse-definition.ts';
import type { ValueObject } from '#core/json/value.ts';
import { decodeWire, encodeWire } from '#core/json/wire.ts';
import { subscriptionHash, subscriptionUrl } from '#server/callback-address.ts';
import type { Log } from '#server/log.ts';
import { type Repeated, repeat } from '#server/repeat.ts';
import { listSchedulableFlows, type SchedulableFlow } from '#server/repositories/schedules.ts';
import {
  claimSubscriptions,
  type DueSubscription,
  keepSubscriptionEnd,
  markSubscribed,
  matchSubscriptions,
  postponeSubscription,
  removeSubscription,
} from '#server/repositories/trigger-subscriptions.ts';
import { subscriptionRequests } from '#server/use-cases/subscription-requests.ts';

const MATCH_MS = 60_000;
const WORK_MS = 2_000;
const TIMEOUT_MS = 60_000;
const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 300_000;
/** A subscription that cannot be taken back this often is left to the other side. */
const END_TRIES = 8;

export type SubscriptionsOptions = { publicUrl: string; log: Log };

export function startSubscriptions({ publicUrl, log }: SubscriptionsOptions): Repeated {
  async function match(): Promise<void> {
    const wanted = (await listSchedulableFlows()).filter(isWebhook);
    const places = wanted.map(({ flowId, versionId, enabledAt }) => ({ flowId, versionId, since: enabledAt }));
    await matchSubscriptions(places, subscriptionHash);
    working.wake();
  }

  async function work(): Promise<void> {
    await Promise.all((await claimSubscriptions(20)).map(take));
  }

  async function take(due: DueSubscription): Promise<void> {
    await (due.status === 'Ending' ? end(due) : subscribe(due));
  }

  async function subscribe(due: DueSubscription): Promise<void> {
    const { id, flowId } = due;
    const requests = await subscriptionRequests(due, subscriptionUrl(id, publicUrl)).catch((error: unknown) => {
      log.error({ err: error, flowId }, 'The subscription of a trigger cannot be worked out.');
      return undefined;
    });
    if (!requests) return postponeSubscription(id, LONGEST_RETRY_MS);
    if (requests.unsubscribe) await keepSubscriptionEnd(id, encodeWire(requests.unsubscribe));
    const failure = await request(requests.subscribe, `subscribe:${id}`);
    if (failure === undefined) {
      log.info({ flowId }, 'The trigger of the flow has subscribed.');
      return markSubscribed(id);
    }
    log.warn({ flowId, code: failure }, 'The trigger of a flow could not subscribe; it is tried again.');
    return postponeSubscription(id, retryWait(due.tries));
  }

  async function end({ id, flowId, unsubscribe, tries }: DueSubscription): Promise<void> {
    const failure = unsubscribe === null ? undefined : await request(readObject(unsubscribe), `unsubscribe:${id}`);
    if (failure !== undefined && tries < END_TRIES) return postponeSubscription(id, retryWait(tries));
    if (failure !== undefined) log.warn({ flowId, code: failure }, 'A subscription could not be taken back.');
    return removeSubscription(id);
  }

  const onError = (error: unknown) =>
    log.warn({ err: error }, 'Subscriptions could not be matched with the flows; it is tried again.');
  const working = repeat(work, { every: WORK_MS, onError });
  const matching = repeat(match, { every: MATCH_MS, onError });
  return {
    wake: matching.wake,
    async stop() {
      await Promise.all([matching.stop(), working.stop()]);
    },
  };
}

function isWebhook({ definition }: SchedulableFlow): boolean {
  const triggers = Object.values(parseDefinition(definition).definition?.triggers ?? {});
  return triggers.some(({ type }) => type.toLowerCase() === 'httpwebhook');
}

/** The code of what went wrong; undefined when the other side has accepted it. */
async function request(inputs: ValueObject, idempotencyKey: string): Promise<string | undefined> {
  const { status, code } = await runOperation('http.request', inputs, {
    signal: new AbortController().signal,
    timeout: TIMEOUT_MS,
    idempotencyKey,
    clientTrackingId: idempotencyKey,
    purpose: 'try',
  });
  return status === 'Succeeded' ? undefined : code;
}

function retryWait(tries: number): number {
  return Math.min(FIRST_RETRY_MS * 2 ** (tries - 1), LONGEST_RETRY_MS);
}

/** It was written from an object. */
function readObject(wire: string): ValueObject {
  return decodeWire(wire) as ValueObject;
}
