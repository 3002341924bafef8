/**
 * A `Host` in memory: runs a definition at once, without a database or Temporal, on a clock that may be a real or a simulated
 * one. Values stay whole, so nothing is ever stored apart. What is kept is bounded: of very many records the oldest go.
 */

import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises';

import { answerEvaluation } from '#core/interpreter/answer-evaluation.ts';
import { callRecord } from '#core/interpreter/call-record.ts';
import type {
  CallOutcome,
  ConnectorCall,
  FlowResponse,
  Host,
  Outside,
  RespondOutcome,
} from '#core/interpreter/host.ts';
import { hideSecrets } from '#core/runs/hide-secrets.ts';
import type { ActionRecord } from '#core/runs/record.ts';
import type { TraceContext } from '#core/runs/trace-context.ts';
import { type CallOperation, idempotencyKey } from './local-host/call-operation.ts';

/** Times are in milliseconds. */
export type LocalClock = {
  now(): number;
  /** Rejects with an `AbortError` once the signal aborts. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** Gives the thread back for a moment; left out where nothing else wants it. */
  breathe?(): Promise<void>;
};

export type LocalHostOptions = {
  runId: string;
  clientTrackingId: string;
  callOperation: CallOperation;
  /** What a call says of the trace it belongs to. */
  traceOf?: (call: ConnectorCall) => TraceContext | undefined;
  /** The computer's own when left out. */
  clock?: LocalClock;
  /** Gives the response to whoever called; without it there is nobody. */
  respond?: (response: FlowResponse) => RespondOutcome;
  /** Left out where nothing reaches the run from outside. */
  outside?: Outside;
  /** Told of every change of a record. */
  onRecord?: (record: ActionRecord) => void;
  maxRecords?: number;
};

export type LocalHost = Host & {
  /** The newest record of each action and repetition, in the order in which they first came. */
  records(): ActionRecord[];
};

const MAX_RECORDS = 100_000;

export function localHost(options: LocalHostOptions): LocalHost {
  const { runId, clientTrackingId, callOperation, traceOf, clock = computerClock, respond = () => 'Skipped' } = options;
  const records = recordKeeper(options);
  const context = { random: Math.random, newGuid: randomUUID };
  return {
    ...context,
    now: clock.now,
    sleep(milliseconds, signal) {
      admitListeners(signal);
      return clock.sleep(milliseconds, signal);
    },
    async call(call, signal) {
      admitListeners(signal);
      const { operation, inputs, attempt, purpose } = call;
      const startedAt = clock.now();
      const identity = { idempotencyKey: idempotencyKey(runId, call), clientTrackingId, trace: traceOf?.(call) };
      const { outputs, ...how } = await callOperation(operation, inputs, { ...call, ...identity, signal });
      const outcome: CallOutcome = { attempt, purpose, startedAt, endedAt: clock.now(), ...how };
      const whole = outputs === undefined ? outcome : { ...outcome, outputs };
      records.keepCall(callRecord(call, whole));
      return whole;
    },
    evaluate: async (request) => answerEvaluation(request, context),
    readItems: async () => {
      throw new Error('A local run keeps its values whole: there are no stored lists.');
    },
    record: records.keep,
    respond: async (response) => respond(response),
    checkpoint: async () => clock.breathe?.(),
    ...(options.outside && { outside: options.outside }),
    records: records.all,
  };
}

/** Any number of actions side by side wait for the end of their run; Node takes more than ten for a leak. */
function admitListeners(signal: AbortSignal): void {
  setMaxListeners(0, signal);
}

/** Credentials stay out of the records of calls, whoever writes them (WDL reference 12.5). */
function recordKeeper({ onRecord, maxRecords = MAX_RECORDS }: LocalHostOptions) {
  const newest = new Map<string, ActionRecord>();
  const called = new Set<string>();
  const keyOf = ({ action, repetition }: ActionRecord) => `${repetition} ${action}`;

  const keep = (record: ActionRecord) => {
    const key = keyOf(record);
    const { inputs } = record;
    const shown = called.has(key) && inputs !== undefined ? { ...record, inputs: hideSecrets(inputs) } : record;
    newest.set(key, shown);
    const [oldest] = newest.keys();
    if (newest.size > maxRecords && oldest !== undefined) {
      newest.delete(oldest);
      called.delete(oldest);
    }
    onRecord?.(shown);
  };
  return {
    keep,
    keepCall(record: ActionRecord) {
      called.add(keyOf(record));
      keep(record);
    },
    all: () => [...newest.values()],
  };
}

const computerClock: LocalClock = {
  now: Date.now,
  breathe: () => nextTurn(),
  async sleep(milliseconds, signal) {
    const end = Date.now() + milliseconds;
    for (let left = milliseconds; left > 0; left = end - Date.now()) {
      await delay(Math.min(left, LONGEST_TIMER), undefined, { signal });
    }
  },
};

/** Node's timers take no more milliseconds than a signed 32-bit number. */
const LONGEST_TIMER = 2 ** 31 - 1;
