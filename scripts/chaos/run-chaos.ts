/**
 * Promise 1, put to the test: orders are placed while processes are killed at random moments. In the end every run that was
 * acknowledged has succeeded, and each effect of each order has happened once; twice only under the same Idempotency-Key, with a
 * blow between the two, as it was in flight then.
 */

import { setTimeout as delay } from 'node:timers/promises';
import type { APIRequestContext } from '@playwright/test';

import { runDetailSchema } from '#core/api/runs.ts';
import { isRunEnded } from '#core/runs/status.ts';
import { publishFlow } from '#e2e/flows.ts';

import { type Effect, startEffectsServer } from './effects-server.ts';
import { billingFlow, EFFECTS, orderFlow } from './order-flows.ts';
import { type Acknowledged, placeOrder } from './place-order.ts';
import { type Chance, chance } from './random.ts';
import { type Blow, type BlowKind, strike, type Violence } from './violence.ts';

export type ChaosOptions = Violence & {
  api: APIRequestContext;
  seed: number;
  rounds: number;
  ordersPerRound: number;
  report(line: string): void;
};

export type ChaosResult = {
  runs: number;
  /** Processes that were killed. */
  kills: number;
  blows: { [kind in BlowKind]?: number };
  /** Acknowledged, and not there or not succeeded in the end. */
  lost: string[];
  /** Effects that happened again without being in flight, or never. */
  doubled: string[];
  missing: string[];
  /** Runs that had not ended after all the time they got. */
  stuck: string[];
  /** Calls that went out again as they were in flight. */
  repeated: number;
  /** Answers to callers by status; 0 for none. */
  statuses: { [status: string]: number };
};

const SETTLE_MS = 300_000;

export async function runChaos({
  api,
  seed,
  rounds,
  ordersPerRound,
  report,
  ...violence
}: ChaosOptions): Promise<ChaosResult> {
  const random = chance(seed);
  const server = await startEffectsServer(chance(seed + 1));
  try {
    const billing = await publishFlow(api, { name: `Billing ${seed}`, definition: billingFlow(server.url) });
    const flow = await publishFlow(api, { name: `Orders ${seed}`, definition: orderFlow(server.url, billing.id) });
    const statuses = new Map<number, number>();
    const orders: Promise<Acknowledged>[] = [];
    const blows: Blow[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      for (let count = 0; count < ordersPerRound; count += 1) {
        orders.push(placeOrder(flow.triggerUrl ?? '', `order-${seed}-${orders.length}`, { statuses }));
        await delay(random.between(0, 100));
      }
      await delay(random.between(100, 1_500));
      const blow = await strike({ ...violence, breakRemoteConnections: server.breakConnections }, random);
      blows.push(blow);
      report(`round ${round} of ${rounds}: ${blow.what}`);
      await delay(random.between(200, 2_000));
    }
    await violence.setClock?.(0);
    const acknowledged = await Promise.all(orders);
    report(`${acknowledged.length} orders acknowledged; waiting for their runs`);
    const ends = await settle(api, acknowledged, random);
    return judge({ acknowledged, ends, effects: server.effects, blows, statuses });
  } finally {
    server.close();
  }
}

/** The status of each run by its id, once it has ended or its time is over; `Gone` where there is none. */
async function settle(api: APIRequestContext, runs: readonly Acknowledged[], random: Chance) {
  const statuses = new Map<string, string>();
  const end = Date.now() + SETTLE_MS;
  for (const { runId } of runs) {
    let status = 'Unknown';
    do {
      status = (await statusOf(api, runId)) ?? status;
      if (status === 'Gone' || isEnded(status)) break;
      await delay(random.between(100, 300));
    } while (Date.now() < end);
    statuses.set(runId, status);
  }
  return statuses;
}

function isEnded(status: string): boolean {
  return isRunEnded(status as Parameters<typeof isRunEnded>[0]);
}

async function statusOf(api: APIRequestContext, runId: string): Promise<string | undefined> {
  const answer = await api.get(`/api/runs/${runId}`).catch(() => undefined);
  if (answer?.status() === 404) return 'Gone';
  if (!answer?.ok()) return undefined;
  return runDetailSchema.parse(await answer.json()).run.status;
}

type Evidence = {
  acknowledged: readonly Acknowledged[];
  ends: ReadonlyMap<string, string>;
  effects: ReadonlyMap<string, readonly Effect[]>;
  blows: readonly Blow[];
  statuses: ReadonlyMap<number, number>;
};

function judge({ acknowledged, ends, effects, blows, statuses }: Evidence): ChaosResult {
  const counted = acknowledged.flatMap(({ order }) =>
    EFFECTS.map((step) => ({ name: `${order}/${step}`, calls: effects.get(`${order}/${step}`) ?? [] })),
  );
  const again = counted.filter(({ calls }) => calls.length > 1);
  const inFlight = again.filter(({ calls }) => wasInFlight(calls, blows));
  const namesOf = (some: readonly { name: string }[]) => some.map(({ name }) => name);
  return {
    runs: acknowledged.length,
    kills: blows.reduce((sum, { kind, victims }) => sum + (kind === 'kill' ? victims : 0), 0),
    blows: countBy(blows.map(({ kind }) => kind)),
    lost: acknowledged
      .filter(({ runId }) => !isGood(ends.get(runId)))
      .map(({ order, runId }) => `${order} ${ends.get(runId)}`),
    stuck: acknowledged.filter(({ runId }) => !isOver(ends.get(runId))).map(({ order }) => order),
    doubled: namesOf(again.filter((each) => !inFlight.includes(each))),
    missing: namesOf(counted.filter(({ calls }) => calls.length === 0)),
    repeated: inFlight.length,
    statuses: Object.fromEntries(statuses),
  };
}

function countBy(kinds: readonly BlowKind[]): ChaosResult['blows'] {
  const counts: ChaosResult['blows'] = {};
  for (const kind of kinds) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

const isGood = (status = 'Gone') => status === 'Succeeded';
const isOver = (status = 'Gone') => status === 'Gone' || isEnded(status);

/** The same key each time, and before each further call a blow that came after the one before it. */
function wasInFlight(calls: readonly Effect[], blows: readonly Blow[]): boolean {
  const [first, ...others] = calls;
  return others.every(({ at, key }, index) => {
    const before = calls[index]?.at ?? at;
    const isBetween = (blow: Blow) => blow.until >= before - BLOW_TAKES_MS && blow.at <= at;
    return key !== '' && key === first?.key && blows.some(isBetween);
  });
}

/** A signal is noted just before or after it is sent. */
const BLOW_TAKES_MS = 50;
