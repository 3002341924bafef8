/**
 * Runs a draft once, at once, on the local host, and tells what happens while it happens. Nothing of it is stored: no run,
 * no record, no version. Calls are real unless a static result stands in for their step.
 */

import { setTimeout as delay } from 'node:timers/promises';

import type { ShownValue, TestRunEvent, TestRunOrder } from '#core/api/test-runs.ts';
import { parseDefinition } from '#core/definition/parse-definition.ts';
import { testDefinition } from '#core/definition/test-definition.ts';
import type { WorkflowDefinition } from '#core/definition/types.ts';
import { indexActions, walkActions } from '#core/definition/walk.ts';
import type { FlowResponse, Host, RunInput } from '#core/interpreter/host.ts';
import { runDefinition } from '#core/interpreter/run-definition.ts';
import type { RunOutcome } from '#core/runs/record.ts';
import { AppError } from '#server/app-error.ts';
import { appSettingsIn } from '#server/app-settings.ts';
import type { CallOperation } from '#server/local-host/call-operation.ts';
import { localHost } from '#server/local-host.ts';
import { fireTestTrigger } from '#server/test-runs/fire-test-trigger.ts';
import { readTestParameters, readTestResults } from '#server/test-runs/read-test-values.ts';
import { type ShowValue, shownValues } from '#server/test-runs/shown-values.ts';
import { type TestRecords, testRecords } from '#server/test-runs/test-records.ts';

import { requireFlow } from './require-flow.ts';

/** Milliseconds between two tellings. */
const BEAT = 50;

export type TestPlan = {
  order: TestRunOrder;
  /** As its author wrote it. */
  written: WorkflowDefinition;
  input: RunInput;
  /** Names in lower case. */
  stopBefore: ReadonlySet<string>;
  notes: string[];
};

/** Throws `NotFound`, `DefinitionInvalid`, `BadRequest`, `BodyNotJson` and `BodyDoesNotMatchSchema`. */
export async function planTest(flowId: string, order: TestRunOrder, now = Date.now()): Promise<TestPlan> {
  const flow = await requireFlow(flowId);
  const { definition: written, kind, problems } = parseDefinition(order.text);
  if (!written) throw new AppError('DefinitionInvalid', 'The code holds no definition to be tested.', { problems });
  const version = {
    definition: written,
    parameters: readTestParameters(order.parameters),
    appSettings: appSettingsIn([order.text, order.parameters]),
  };
  const { run, notes } = fireTestTrigger({ flow, version, body: order.body, now });
  const stopBefore = new Set(order.stopBefore.map((name) => name.toLowerCase()));
  const input: RunInput = {
    runId: run.runId,
    flowId,
    flowName: flow.name,
    versionNumber: flow.published?.number ?? 0,
    definition: testDefinition(written, { results: readTestResults(order.steps), stopBefore }),
    kind,
    parameters: version.parameters,
    trigger: run.trigger,
    clientTrackingId: run.clientTrackingId,
    ...(version.appSettings && { appSettings: version.appSettings }),
  };
  return { order, written, input, stopBefore, notes };
}

export type Testing = {
  callOperation: CallOperation;
  /** Aborts when nobody wants to know any more. */
  signal: AbortSignal;
};

type Telling = { show: ShowValue; records: TestRecords; responses: FlowResponse[] };

/** The events in their order; whoever stops asking for them cancels the run. */
export async function* testFlow(plan: TestPlan, { callOperation, signal }: Testing): AsyncGenerator<TestRunEvent> {
  const { order, written, input, stopBefore, notes } = plan;
  const show = shownValues();
  const records = testRecords(indexActions(walkActions(written)), stopBefore, show);
  const telling: Telling = { show, records, responses: [] };
  const gone = new AbortController();
  const limit = AbortSignal.timeout(order.timeout);
  const host = testHost({ order, input, callOperation, telling });
  yield {
    kind: 'started',
    triggerName: input.trigger.name,
    startedAt: Date.now(),
    trigger: show(input.trigger.outputs ?? {}),
    notes,
  };
  let outcome: RunOutcome | undefined;
  const running = runDefinition(input, host, AbortSignal.any([signal, gone.signal, limit])).then((ended) => {
    outcome = ended;
  });
  try {
    while (outcome === undefined) {
      await Promise.race([running, delay(BEAT)]);
      yield* news(telling);
    }
    const isOverTime = limit.aborted && outcome.status === 'Cancelled';
    yield ending(outcome, { telling, order, isOverTime });
  } finally {
    gone.abort();
    // Its failure was told by the race, or nobody is left to be told.
    running.catch(() => undefined);
  }
}

type TestHostOptions = { order: TestRunOrder; input: RunInput; callOperation: CallOperation; telling: Telling };

function testHost({ order, input, callOperation, telling }: TestHostOptions): Host {
  const host = localHost({
    runId: input.runId,
    clientTrackingId: input.clientTrackingId,
    callOperation,
    respond: (response) => {
      telling.responses.push(response);
      return 'Sent';
    },
    onRecord: telling.records.keep,
    maxRecords: 1,
  });
  if (!order.skipsDelays) return host;
  return {
    ...host,
    sleep: async (milliseconds, signal, waiting) => {
      if (waiting.for !== 'delay') await host.sleep(milliseconds, signal, waiting);
    },
  };
}

function* news({ records, responses, show }: Telling): Generator<TestRunEvent> {
  const changed = records.takeChanged();
  if (changed.length > 0) yield { kind: 'records', records: changed };
  for (const { statusCode, headers, body } of responses.splice(0)) {
    yield { kind: 'response', statusCode, headers, ...(body !== undefined && { body: show(body) }) };
  }
}

type Ending = { telling: Telling; order: TestRunOrder; isOverTime: boolean };

function ending(outcome: RunOutcome, { telling, order, isOverTime }: Ending): TestRunEvent {
  const { records, show } = telling;
  const { outputs, ...how } = isOverTime ? overTime(order.timeout) : outcome;
  const stoppedBefore = records.stoppedBefore();
  const shown: { outputs?: ShownValue } = outputs === undefined ? {} : { outputs: show(outputs) };
  return {
    kind: 'ended',
    ...how,
    ...shown,
    endedAt: Date.now(),
    omitted: records.omitted(),
    ...(stoppedBefore !== undefined && { stoppedBefore }),
  };
}

function overTime(timeout: number): RunOutcome {
  const message = `The test run was ended after ${timeout / 1000} seconds, its time limit.`;
  return { status: 'TimedOut', code: 'TestRunTimeout', error: { code: 'TestRunTimeout', message } };
}
