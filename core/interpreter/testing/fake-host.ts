/** A `Host` in memory for tests: simulated time, fake servers, and a caller who waits for a response. */

import { answerEvaluation } from '#core/interpreter/answer-evaluation.ts';
import { callRecord } from '#core/interpreter/call-record.ts';
import type { CallOutcome, ConnectorCall, FlowResponse, Host, RunInput } from '#core/interpreter/host.ts';
import { runDefinition } from '#core/interpreter/run-definition.ts';
import { PayloadRef } from '#core/json/payload-ref.ts';
import type { Value } from '#core/json/value.ts';
import type { ActionRecord, RunOutcome } from '#core/runs/record.ts';
import { endedPassesOf } from './ended-passes-of.ts';
import { type FakeServer, type FakeServers, fakeServers } from './fake-servers.ts';
import { type SimulatedClock, simulatedClock } from './simulated-clock.ts';

const CALLER_PATIENCE = 120_000;

export type FakeHostOptions = {
  /** Milliseconds since the epoch at the start. */
  now?: number;
  http?: readonly FakeServer[];
  /** Somebody waits for a Response. */
  hasCaller?: boolean;
  /** Stored values by their SHA-256. */
  payloads?: { [sha256: string]: Value };
  /** What the run takes over from the one that it replays. */
  reused?: readonly ActionRecord[];
};

export type FakeHost = Host & {
  clock: SimulatedClock;
  servers: FakeServers;
  /** Every call that the interpreter made, in order. */
  calls: ConnectorCall[];
  /** The newest record of each action and repetition, in the order in which they first came. */
  records: Map<string, ActionRecord>;
  /** Every record that the interpreter sent, in order. */
  history: ActionRecord[];
  response: FlowResponse | undefined;
  checkpoints: number;
};

export function fakeHost(options: FakeHostOptions = {}): FakeHost {
  const { now = 0, http = [], hasCaller = true, payloads = {}, reused } = options;
  const clock = simulatedClock(now);
  const servers = fakeServers(http);
  const random = pseudoRandom();
  let guids = 0;
  const keep = (record: ActionRecord) => {
    host.records.set(`${record.action}|${record.repetition}`, record);
  };
  const newGuid = () => {
    guids += 1;
    return `00000000-0000-4000-8000-${String(guids).padStart(12, '0')}`;
  };
  const host: FakeHost = {
    clock,
    servers,
    calls: [],
    records: new Map(),
    history: [],
    response: undefined,
    checkpoints: 0,
    now: clock.now,
    random,
    newGuid,
    sleep: (milliseconds, signal) => clock.sleep(milliseconds, signal),
    async call(call, signal) {
      host.calls.push(call);
      const startedAt = clock.now();
      const result = servers.answer(call.inputs, call.pollUri);
      if (result === 'hang') await clock.sleep(call.timeout, signal);
      const ended = result === 'hang' ? NO_ANSWER : result;
      const { attempt, purpose } = call;
      const outcome: CallOutcome = { attempt, purpose, startedAt, endedAt: clock.now(), ...ended };
      keep(callRecord(call, outcome));
      return outcome;
    },
    evaluate: async ({ template, snapshot, schema }) => {
      const loaded = { template, snapshot: load(snapshot, payloads), ...(schema === undefined ? {} : { schema }) };
      return answerEvaluation(loaded, { random, newGuid });
    },
    async readItems(list, from, count) {
      const items = payloads[list.sha256];
      if (!Array.isArray(items)) throw new Error('The stored value is no array.');
      return { length: items.length, items: items.slice(from, from + count) };
    },
    record(record) {
      host.history.push(record);
      keep(record);
    },
    async respond(response) {
      if (!hasCaller) return 'Skipped';
      if (host.response !== undefined) return 'AlreadyAnswered';
      if (clock.now() - now > CALLER_PATIENCE) return 'CallerGone';
      host.response = response;
      return 'Sent';
    },
    async checkpoint() {
      host.checkpoints += 1;
    },
    ...(reused && {
      async reused(repetition: string) {
        const own = reused.filter((record) => record.repetition === repetition);
        return new Map(own.map((record) => [record.action.toLowerCase(), record]));
      },
      endedPasses: async (loop) => endedPassesOf(reused, loop),
    }),
  };
  return host;
}

const NO_ANSWER = {
  status: 'TimedOut',
  code: 'ActionTimedOut',
  error: { code: 'ActionTimedOut', message: 'The server did not answer in time.' },
  retryable: true,
} as const;

/** The same data with the stored values in place. */
function load<T>(data: T, payloads: { [sha256: string]: Value }): T {
  if (data instanceof PayloadRef) return payloads[data.sha256] as T;
  if (Array.isArray(data)) return data.map((item) => load(item, payloads)) as T;
  if (typeof data !== 'object' || data === null || Object.getPrototypeOf(data) !== Object.prototype) return data;
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, load(value, payloads)])) as T;
}

function pseudoRandom(): () => number {
  let state = 42;
  return () => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
}

export type FakeRun = { input: RunInput; host: FakeHost; signal?: AbortSignal };

/** Runs to the end of simulated time. */
export function runOnFakeHost({ input, host, signal = new AbortController().signal }: FakeRun): Promise<RunOutcome> {
  return host.clock.runToEnd(runDefinition(input, host, signal));
}
