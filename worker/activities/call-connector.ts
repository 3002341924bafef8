/**
 * Activity `callConnector`: waits for a call to the world, in one of two lanes. A local activity waits a few seconds,
 * then says `slow`; the regular activity that follows takes over the same call, and says by its heartbeat that it lives.
 * A call that somebody is making, here or in another worker, is waited for and never made a second time.
 */

import { setTimeout as delay } from 'node:timers/promises';

import { CancelledFailure, Context } from '@temporalio/activity';

import { runOperation } from '#connectors/run-operation.ts';
import type { CallLocks } from '#server/repositories/call-locks.ts';
import type { Tracing } from '#server/tracing/tracing.ts';
import type { RunAborts } from '#worker/run-aborts.ts';
import type { CallAnswer, CallRequest, CarrierActivities } from '#workflows/activity-types.ts';

import { makeCall } from './make-call.ts';

/** What a local activity waits, well within its 7 seconds. */
const LOCAL_PATIENCE_MS = 4_000;
const HEARTBEAT_MS = 2_000;
const LOCK_POLL_MS = 500;

/** A call under way in this process. */
type Flight = { key: string; answer: Promise<CallAnswer>; abort(): void };

export type CallDependencies = {
  aborts: RunAborts;
  locks: CallLocks;
  tracing: Tracing;
  /** The connectors; conformance data puts servers that are made up in the place of the network. */
  callOperation?: typeof runOperation;
};

export function createCallConnector(dependencies: CallDependencies): CarrierActivities['callConnector'] {
  const { aborts, locks, tracing, callOperation = runOperation } = dependencies;
  const flights = new Map<string, Flight>();

  function board(request: CallRequest, isLocal: boolean): Flight {
    const key = JSON.stringify([request.runId, request.action, request.repetition, request.attempt]);
    const known = flights.get(key);
    if (known) return known;
    const { controller, release } = aborts.watch(request.runId);
    const call = () => makeCall(request, { signal: controller.signal, callOperation, tracing });
    const answer = (isLocal ? call() : whenFree({ key, locks, signal: controller.signal }, call)).finally(() => {
      flights.delete(key);
      release();
    });
    // Whoever waited for it may have gone: a failure is then found by asking again.
    answer.catch(() => undefined);
    const flight = { key, answer, abort: () => controller.abort() };
    flights.set(key, flight);
    return flight;
  }

  return async (request) => {
    const { isLocal } = Context.current().info;
    const flight = board(request, isLocal);
    try {
      return await (isLocal ? waitShortly(flight, locks) : waitWithHeartbeat(flight));
    } catch (error) {
      // A time-out or a stopping worker leaves the call to whoever asks next.
      if (error instanceof CancelledFailure && error.message === 'CANCELLED') flight.abort();
      throw error;
    }
  };
}

type Waiting = { key: string; locks: CallLocks; signal: AbortSignal };

/** Calls once no other worker is making the same call; that one's journal then answers. */
async function whenFree({ key, locks, signal }: Waiting, call: () => Promise<CallAnswer>): Promise<CallAnswer> {
  let unlock = await locks.tryTake(key);
  while (!unlock) {
    if (signal.aborted) return { kind: 'cancelled' };
    await delay(LOCK_POLL_MS);
    unlock = await locks.tryTake(key);
  }
  try {
    return await call();
  } finally {
    await unlock();
  }
}

async function waitShortly(flight: Flight, locks: CallLocks): Promise<CallAnswer> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<'slow'>((resolve) => {
    timer = setTimeout(() => resolve('slow'), LOCAL_PATIENCE_MS);
  });
  try {
    const answer = await Promise.race([flight.answer, patience, Context.current().cancelled]);
    if (answer !== 'slow') return answer;
  } finally {
    clearTimeout(timer);
  }
  await holdWhileFlying(flight, locks);
  return { kind: 'slow' };
}

/** The regular activity may reach another worker. Without a database there is no lock, and none to ask for it either. */
async function holdWhileFlying({ key, answer }: Flight, locks: CallLocks): Promise<void> {
  const unlock = await locks.tryTake(key).catch(() => undefined);
  if (unlock) answer.then(unlock, unlock);
}

async function waitWithHeartbeat({ answer }: Flight): Promise<CallAnswer> {
  const context = Context.current();
  const timer = setInterval(() => context.heartbeat(), HEARTBEAT_MS);
  try {
    return await Promise.race([answer, context.cancelled]);
  } finally {
    clearInterval(timer);
  }
}
