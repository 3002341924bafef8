/**
 * Fires a trigger as the gateway would, and runs what comes of it on the local host to the end of simulated time: the
 * decisions are those of the endpoint, the calls go through the connectors, only network and clock are made up.
 */

import { runOperation } from '#connectors/run-operation.ts';
import { triggerConcurrency } from '#core/definition/trigger-concurrency.ts';
import type { FlowKind, TriggerDefinition, WorkflowDefinition } from '#core/definition/types.ts';
import { isoTime } from '#core/interpreter/action-object.ts';
import type { FlowResponse, RespondOutcome } from '#core/interpreter/host.ts';
import { runDefinition } from '#core/interpreter/run-definition.ts';
import type { FakeAnswer, FakeServer } from '#core/interpreter/testing/fake-servers.ts';
import { type SimulatedClock, simulatedClock } from '#core/interpreter/testing/simulated-clock.ts';
import type { Firing } from '#core/interpreter/testing/vector.ts';
import type { Seen, SeenRun } from '#core/interpreter/testing/vector-mismatches.ts';
import type { ValueObject } from '#core/json/value.ts';
import type { TriggerRecord } from '#core/runs/record.ts';
import { acceptedAnswer } from '#gateway/accepted-answer.ts';
import { encodeResponse } from '#gateway/encode-response.ts';
import { AppError } from '#server/app-error.ts';
import type { CallOperation } from '#server/local-host/call-operation.ts';
import { localHost } from '#server/local-host.ts';
import { type PlannedRun, planRuns, type RunPlan } from '#server/plan-runs.ts';
import { type FakeNetwork, fakeNetwork } from './fake-transport.ts';
import { localOutside } from './local-outside.ts';
import { readRequest } from './read-request.ts';
import { seenResponse } from './seen-response.ts';
import { turns } from './turns.ts';
import { UNASKED_RUNS } from './unasked-runs.ts';

/** Milliseconds a caller waits for the flow's Response: the gateway's own limit when it is left as it is. */
const CALLER_PATIENCE = 120_000;

export type LocalFlow = {
  name: string;
  definition: WorkflowDefinition;
  kind: FlowKind;
  parameters: ValueObject;
};

export type LocalFiring = {
  flow: LocalFlow;
  firings: readonly Firing[];
  servers: readonly FakeServer[];
  /** Milliseconds since the epoch at the start. */
  now: number;
  /** Answers what no server covers. */
  otherwise?: FakeAnswer;
};

type World = {
  flow: LocalFlow;
  clock: SimulatedClock;
  network: FakeNetwork;
  turn: ReturnType<typeof turns>;
  /** Whatever is not prepared is made up, so that what a trigger would look for is made up as well. */
  isMadeUp: boolean;
};

type Caller = { answer: Seen['response'] };

/** What the caller, the servers and the run history saw; `uncovered` names calls that no server was prepared for. */
export async function fireLocally(options: LocalFiring): Promise<Seen & { uncovered: string[] }> {
  const { flow, firings, servers, now, otherwise } = options;
  const clock = simulatedClock(now);
  const network = fakeNetwork({ servers, clock, ...(otherwise === undefined ? {} : { otherwise }) });
  const turn = turns(triggerConcurrency(flow.definition));
  const world: World = { flow, clock, network, turn, isMadeUp: otherwise !== undefined };
  const caller: Caller = { answer: undefined };
  const started = firings.map((firing) => fire(world, firing, caller));
  const runs = await clock.runToEnd(Promise.all(started));
  const { received, uncovered } = network;
  return { runs: runs.flat(), response: caller.answer, received, uncovered, elapsed: clock.now() - now };
}

async function fire(world: World, firing: Firing, caller: Caller): Promise<SeenRun[]> {
  const { flow, clock, network } = world;
  const definition = flow.definition.triggers?.[firing.name];
  if (definition === undefined) throw new Error(`There is no trigger '${firing.name}'.`);
  const type = definition.type.toLowerCase();
  const version = { definition: flow.definition, parameters: flow.parameters };
  const trigger = { flow: { id: flow.name, name: flow.name }, version, name: firing.name, definition };
  const unaskedRuns = world.isMadeUp ? undefined : UNASKED_RUNS.get(type);
  if (unaskedRuns) {
    const runs = world.turn.hasRoom() ? await unaskedRuns(trigger, { clock, transport: network.transport }) : [];
    return startAll(world, runs);
  }
  if (type !== 'request' && type !== 'recurrence') {
    return startAll(world, [madeUp(firing.name, clock)]);
  }
  const isAsked = type === 'request';
  let plan: RunPlan;
  try {
    const request = isAsked ? readRequest(definition, firing) : { outputs: {} };
    plan = planRuns({ trigger, ...request }, clock.now());
  } catch (error) {
    caller.answer = seenResponse(refusal(error));
    return [];
  }
  if (plan.outcome === 'Skipped' || world.turn.hasRoom()) {
    return isAsked ? follow(world, { trigger: definition, plan }, caller) : startUnheard(world, plan);
  }
  caller.answer = { statusCode: 429, headers: {} };
  return [];
}

async function follow(
  world: World,
  { trigger, plan }: { trigger: TriggerDefinition; plan: RunPlan },
  caller: Caller,
): Promise<SeenRun[]> {
  if (plan.outcome === 'Skipped' || plan.outcome === 'Split') {
    caller.answer = ACCEPTED;
    return startUnheard(world, plan);
  }
  const { run, responseMode } = plan;
  if (responseMode !== 'Synchronous') {
    const { headers } = acceptedAnswer(run, trigger, `http://gateway.test/hooks/runs/${run.runId}`);
    caller.answer = { statusCode: 202, headers };
    const respond = answerOnce(() => {});
    return [await start(world, run, respond)];
  }
  const { clock } = world;
  const deadline = clock.now() + CALLER_PATIENCE;
  const answer = answerOnce((response) => {
    caller.answer = seenResponse(encodeResponse(response));
  });
  const seen = await start(world, run, (response) => (clock.now() > deadline ? 'CallerGone' : answer(response)));
  const code = clock.now() > deadline ? 'ResponseTimeout' : 'NoResponse';
  caller.answer ??= seenResponse(refusal(new AppError(code, 'No Response action was reached in time.')));
  return [seen];
}

/** Runs that nobody waits for. */
function startUnheard(world: World, plan: RunPlan): Promise<SeenRun[]> {
  const several = plan.outcome === 'Split' ? plan.runs : [];
  return startAll(world, plan.outcome === 'Accepted' ? [plan.run] : several);
}

function startAll(world: World, runs: readonly PlannedRun[]): Promise<SeenRun[]> {
  return Promise.all(runs.map((run) => start(world, run, () => 'Skipped')));
}

/** The body, which tells the run's id once more, is left out: it is no part of the language. */
const ACCEPTED: Seen['response'] = { statusCode: 202, headers: {} };

function answerOnce(send: (response: FlowResponse) => void): (response: FlowResponse) => RespondOutcome {
  let isAnswered = false;
  return (response) => {
    if (isAnswered) return 'AlreadyAnswered';
    isAnswered = true;
    send(response);
    return 'Sent';
  };
}

function refusal(error: unknown) {
  if (!(error instanceof AppError)) throw error;
  const body = JSON.stringify({ error: { code: error.code, message: error.message } });
  return { status: error.httpStatus, headers: { 'content-type': 'application/json' }, bytes: Buffer.from(body) };
}

const NO_KEYS = { idempotencyKey: undefined, orderKey: undefined };

/** A run of a trigger that finds something elsewhere, which is made up of nothing here. */
function madeUp(name: string, clock: SimulatedClock): PlannedRun {
  const time = isoTime(clock.now());
  const trigger: TriggerRecord = { name, startTime: time, endTime: time, status: 'Succeeded' };
  return { runId: 'local', clientTrackingId: 'local', trigger: { ...trigger, outputs: {} }, ...NO_KEYS };
}

async function start(
  { flow, clock, network, turn }: World,
  { runId, clientTrackingId, trigger }: PlannedRun,
  respond: (response: FlowResponse) => RespondOutcome,
): Promise<SeenRun> {
  const callOperation: CallOperation = (operation, inputs, context) =>
    clock.during(runOperation(operation, inputs, { ...context, transport: network.transport }));
  const unsubscribing = { clientTrackingId, idempotencyKey: runId, signal: new AbortController().signal };
  const outside = localOutside({
    clock,
    request: (inputs) =>
      callOperation('http.request', inputs, { ...unsubscribing, attempt: 1, purpose: 'try', timeout: CALLER_PATIENCE }),
  });
  const host = localHost({ runId, clientTrackingId, callOperation, clock, respond, outside });
  const input = {
    runId,
    flowId: flow.name,
    flowName: flow.name,
    versionNumber: 1,
    definition: flow.definition,
    kind: flow.kind,
    parameters: flow.parameters,
    trigger,
    clientTrackingId,
  };
  const outcome = await turn.take(() => runDefinition(input, host, new AbortController().signal));
  return { outcome, records: host.records() };
}
