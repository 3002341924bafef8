/**
 * The durable `Host`: what the interpreter asks of the world becomes activities and timers of Temporal.
 *
 * - Time, randomness and ids are Temporal's, so that a replay sees the same.
 * - Records are buffered and written with the next activity, before a wait, at a checkpoint, or with the end.
 * - Nothing but an `AbortError` leaves it; an activity that says the run is cancelled aborts the run.
 */

import { CancellationScope, sleep, uuid4 } from '@temporalio/workflow';

import type { EndedPasses, Host } from '#core/interpreter/host.ts';
import type { Variables } from '#core/interpreter/variables.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { decodeWire, encodeWire } from '#core/json/wire.ts';
import type { RunOutcome } from '#core/runs/record.ts';

import { abortError } from './abort-error.ts';
import { runAbortably } from './abort-scope.ts';
import { durably } from './activities.ts';
import type { CallAnswer, EndedPassesAnswer, LeftRun } from './activity-types.ts';
import { callInLanes } from './call-lanes.ts';
import type { HandOver } from './hand-over.ts';
import { variablesToWire } from './held-variables.ts';
import { type RecordBuffer, recordBuffer } from './record-buffer.ts';
import { reusedPages } from './reused-pages.ts';
import { temporalOutside } from './temporal-outside.ts';
import type { WaitNews } from './wait-news.ts';

export type TemporalHost = Host & {
  /** Writes the last records and the outcome; the run is over then. */
  finish(outcome: RunOutcome): Promise<void>;
  /** Once the run is let go: writes the records that are not written yet, and says what else the next carrier needs. */
  leave(): Promise<LeftRun>;
};

export type HostOptions = {
  runId: string;
  clientTrackingId: string;
  news: WaitNews;
  /** The run took over records of another one. */
  isReplay: boolean;
  /** Where the run keeps them, if the next carrier gets them. */
  variables: Variables | undefined;
  cancelRun(): void;
  over: HandOver;
};

export function temporalHost(options: HostOptions): TemporalHost {
  const { runId, clientTrackingId, news, over } = options;
  const buffer = recordBuffer();
  const clock = runClock();
  const flush = async () => {
    if (!over.isLetGo) clock.hasBeen(await over.finish(() => write(runId, buffer)));
  };

  return {
    now: clock.now,
    random: () => Math.random(),
    newGuid: () => uuid4(),
    record: (record) => {
      if (over.isLetGo) return;
      // What was skipped before is decided anew by whoever goes on.
      if (record.endedAt !== undefined && record.status !== 'Skipped') over.gotDone();
      buffer.add(record);
    },
    checkpoint: () => over.noRoom() ?? flush(),

    async sleep(milliseconds, signal) {
      await (over.noRoom(signal) ?? flush());
      await runAbortably(signal, () => sleep(Math.max(1, Math.ceil(milliseconds))));
    },

    call: callOf({ ...options, buffer, clock }),

    outside: temporalOutside({
      runId,
      clientTrackingId,
      news,
      now: clock.now,
      over,
      recordWait(place) {
        buffer.unmarkJournaled(place);
        return flush();
      },
    }),

    async evaluate({ template, snapshot, schema }) {
      const request: ValueObject = { template, snapshot: { ...snapshot } as ValueObject };
      if (schema !== undefined) request.schema = schema;
      const answer = await ask(over, () => durably.evaluateStored({ request: encodeWire(request) }));
      return 'failure' in answer ? answer : { value: decodeWire(answer.value) };
    },

    async readItems({ sha256, size }, from, count) {
      const { length, items } = await ask(over, () => durably.readItems({ sha256, size, from, count }));
      return { length, items: decodeWire(items) as Value[] };
    },

    async respond({ statusCode, headers, body }) {
      const request = { runId, statusCode, headers };
      const whole = body === undefined ? request : { ...request, body: encodeWire(body) };
      return over.begin(() => durably.respond(whole));
    },

    ...(options.isReplay && {
      reused: reusedPages(runId, over),
      endedPasses: async (loop) => stretches(await over.finish(() => durably.endedPasses({ ...loop, runId }))),
    }),

    async leave() {
      const held = options.variables && { variables: variablesToWire(options.variables) };
      await write(runId, buffer);
      return { runId, ...held };
    },

    async finish({ outputs, ...outcome }) {
      if (over.isLetGo) return;
      const records = buffer.toWire(buffer.take());
      const end = outputs === undefined ? outcome : { ...outcome, outputs: encodeWire(outputs) };
      const finishing = () => durably.finishRun({ runId, outcome: end, records });
      await over.finish(() => CancellationScope.nonCancellable(finishing));
    },
  };
}

/** Reading gets nothing done. */
function ask<Answer>(over: HandOver, question: () => Promise<Answer>): Promise<Answer> {
  return over.noRoom() ?? over.finish(question);
}

function stretches(answer: EndedPassesAnswer): EndedPasses {
  return answer
    .flatMap(({ statuses, ranges }) => ranges.map(([first, last]) => ({ first, last, statuses })))
    .sort((one, other) => one.first - other.first);
}

/** When it was done, where that is known. */
async function write(runId: string, buffer: RecordBuffer): Promise<number> {
  const records = buffer.take();
  if (records.length === 0) return 0;
  return (await durably.recordActions({ runId, records: buffer.toWire(records) })) ?? 0;
}

type RunClock = { now(): number; hasBeen(time: number): void };

/**
 * Temporal's time stands still within a workflow task, while what is done in it takes time on the worker's clock. What calls and
 * writing say of their ends is in the history, so going on from there is the same in a replay, and nothing that follows seems to
 * come before.
 */
function runClock(): RunClock {
  let latest = 0;
  return {
    now: () => Math.max(Date.now(), latest),
    hasBeen: (time) => {
      latest = Math.max(latest, time);
    },
  };
}

type CallOptions = Omit<HostOptions, 'news' | 'isReplay' | 'variables'> & { buffer: RecordBuffer; clock: RunClock };

function callOf(options: CallOptions): Host['call'] {
  const call = makeCallOf(options);
  return (request, signal) => options.over.begin(() => call(request, signal), signal);
}

function makeCallOf({ runId, clientTrackingId, cancelRun, buffer, clock }: CallOptions): Host['call'] {
  return async ({ inputs, ...call }, signal) => {
    const riding = buffer.take(call);
    const request = { ...call, runId, clientTrackingId, inputs: encodeWire(inputs), records: buffer.toWire(riding) };
    buffer.markJournaled(call);
    let answer: CallAnswer;
    try {
      answer = await runAbortably(signal, () => callInLanes(request));
    } catch (error) {
      buffer.giveBack(riding);
      throw error;
    }
    if (answer.kind === 'done') {
      const { attempt, outputs } = answer;
      clock.hasBeen(attempt.endedAt);
      return outputs === undefined ? attempt : { ...attempt, outputs: decodeWire(outputs) };
    }
    buffer.giveBack(riding);
    cancelRun();
    throw abortError();
  };
}
