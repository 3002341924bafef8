/**
 * Activity `callConnector`: waits for a call to the world, in one of two lanes. A local activity waits a few seconds,
 * then says `slow`; the regular activity that follows takes over the same call, and says by its heartbeat that it lives.
 */

import { CancelledFailure, Context } from '@temporalio/activity';

import type { RunAborts } from '#worker/run-aborts.ts';
import type { CallAnswer, CallRequest, CarrierActivities } from '#workflows/activity-types.ts';

import { makeCall } from './make-call.ts';

/** What a local activity waits, well within its 7 seconds. */
const LOCAL_PATIENCE_MS = 4_000;
const HEARTBEAT_MS = 2_000;

/** A call under way in this process. */
type Flight = { answer: Promise<CallAnswer>; abort(): void };

export function createCallConnector(aborts: RunAborts): CarrierActivities['callConnector'] {
  const flights = new Map<string, Flight>();

  /** A call that is under way is joined, never made twice. */
  function board(request: CallRequest): Flight {
    const key = JSON.stringify([request.runId, request.action, request.repetition, request.attempt]);
    const known = flights.get(key);
    if (known) return known;
    const { controller, release } = aborts.watch(request.runId);
    const answer = makeCall(request, controller.signal).finally(() => {
      flights.delete(key);
      release();
    });
    // Whoever waited for it may have gone: a failure is then found by asking again.
    answer.catch(() => undefined);
    const flight = { answer, abort: () => controller.abort() };
    flights.set(key, flight);
    return flight;
  }

  return async (request) => {
    const flight = board(request);
    const { info } = Context.current();
    try {
      return await (info.isLocal ? waitShortly(flight) : waitWithHeartbeat(flight));
    } catch (error) {
      // A time-out or a stopping worker leaves the call to whoever asks next.
      if (error instanceof CancelledFailure && error.message === 'CANCELLED') flight.abort();
      throw error;
    }
  };
}

async function waitShortly({ answer }: Flight): Promise<CallAnswer> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<CallAnswer>((resolve) => {
    timer = setTimeout(() => resolve({ kind: 'slow' }), LOCAL_PATIENCE_MS);
  });
  try {
    return await Promise.race([answer, patience, Context.current().cancelled]);
  } finally {
    clearTimeout(timer);
  }
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
