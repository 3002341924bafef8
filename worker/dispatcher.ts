/**
 * Takes waiting runs from the database and starts carriers for them (architecture, rules 4 and 5).
 *
 * - Without a backlog a run has a carrier of its own, at once. With one, short runs share carriers.
 * - Runs that may wait long always have a carrier of their own; as those sleep most of their life, only short carriers
 *   count against what one worker has open.
 * - Runs that a limit of their flow or their order key holds back are looked at again when any run ends.
 * - A claim whose carrier was not started, because a worker died or Temporal was away, is started by any worker later.
 */

import type { Log } from '#server/log.ts';
import { type Repeated, repeat } from '#server/repeat.ts';
import {
  type Carrier,
  claimLimitedRuns,
  claimRuns,
  filterOpenCarriers,
  hasRunsHeldBack,
  takeOverClaims,
} from '#server/repositories/run-claims.ts';
import type { StartCarrier } from './start-carrier.ts';

/** Measured: 25 short runs to a carrier give the most runs a second (docs/decisions/004). */
const RUNS_PER_CARRIER = 25;
/** Up to so many waiting runs count as no backlog. */
const NO_BACKLOG = 3;
/** Short carriers that one worker keeps open: enough to keep two cores busy while calls are waited for. */
const OPEN_CARRIERS = 8;
const LONG_RUNS_PER_PASS = 50;
const SHORT = { needsCarrier: false, alone: NO_BACKLOG, perCarrier: RUNS_PER_CARRIER } as const;
const LONG = { needsCarrier: true, alone: LONG_RUNS_PER_PASS, perCarrier: 1 } as const;
const POLL_MS = 2_000;
const STALE_CLAIM_MS = 15_000;

export type Dispatcher = Repeated & {
  /** A run has ended: there may be room for another carrier. */
  runEnded(runId: string): void;
};

export function startDispatcher({ startCarrier, log }: { startCarrier: StartCarrier; log: Log }): Dispatcher {
  /** Short carriers started here, with their runs that have not ended. */
  const open = new Map<string, Set<string>>();
  const carrierOf = new Map<string, string>();
  let isHoldingBack = false;

  async function start(carrier: Carrier): Promise<void> {
    try {
      await startCarrier(carrier);
    } catch (error) {
      forget(carrier.carrierId);
      log.warn({ err: error, carrierId: carrier.carrierId }, 'A carrier could not be started; it is tried again.');
    }
  }

  function remember({ carrierId, runIds }: Carrier): void {
    open.set(carrierId, new Set(runIds));
    for (const runId of runIds) carrierOf.set(runId, carrierId);
  }

  function forget(carrierId: string): void {
    for (const runId of open.get(carrierId) ?? []) carrierOf.delete(runId);
    open.delete(carrierId);
  }

  async function dispatch(): Promise<void> {
    const room = OPEN_CARRIERS - open.size;
    const [short, long] = await Promise.all([
      room > 0 ? claimRuns({ ...SHORT, limit: room * RUNS_PER_CARRIER }) : [],
      claimRuns({ ...LONG, limit: LONG_RUNS_PER_PASS }),
    ]);
    for (const carrier of short) remember(carrier);
    const starting = Promise.all([...short, ...long].map(start));
    isHoldingBack = await hasRunsHeldBack();
    if (isHoldingBack) await dispatchLimited();
    await starting;
    if (long.length === LONG_RUNS_PER_PASS) dispatcher.wake();
  }

  /** Of flows that limit their runs, what there is room for. */
  async function dispatchLimited(): Promise<void> {
    const room = OPEN_CARRIERS - open.size;
    const short = room > 0 ? await claimLimitedRuns({ ...SHORT, limit: room * RUNS_PER_CARRIER }) : [];
    for (const carrier of short) remember(carrier);
    const long = await claimLimitedRuns({ ...LONG, limit: LONG_RUNS_PER_PASS });
    await Promise.all([...short, ...long].map(start));
    isHoldingBack = await hasRunsHeldBack();
  }

  /** Notices can be missed: now and then the tables say what is still open. */
  async function catchUp(): Promise<void> {
    const stillOpen = new Set(await filterOpenCarriers([...open.keys()]));
    for (const carrierId of [...open.keys()]) if (!stillOpen.has(carrierId)) forget(carrierId);
    await Promise.all((await takeOverClaims(STALE_CLAIM_MS)).map(start));
    dispatcher.wake();
  }

  const onError = (error: unknown) =>
    log.warn({ err: error }, 'Waiting runs could not be taken up; it is tried again.');
  const dispatcher = repeat(dispatch, { every: POLL_MS, onError });
  const catchingUp = repeat(catchUp, { every: POLL_MS * 2, onError });

  return {
    wake: dispatcher.wake,
    runEnded(runId) {
      if (isHoldingBack) dispatcher.wake();
      const carrierId = carrierOf.get(runId);
      if (carrierId === undefined) return;
      carrierOf.delete(runId);
      const runs = open.get(carrierId);
      runs?.delete(runId);
      if (runs?.size !== 0) return;
      const wasFull = open.size >= OPEN_CARRIERS;
      open.delete(carrierId);
      if (wasFull) dispatcher.wake();
    },
    async stop() {
      await Promise.all([dispatcher.stop(), catchingUp.stop()]);
    },
  };
}
