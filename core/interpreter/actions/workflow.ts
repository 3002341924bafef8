/** Workflow: calls another flow and waits for its Response (WDL reference 5). */

import { textOf } from '#core/interpreter/evaluate.ts';
import { flowTarget } from '#core/interpreter/flow-target.ts';
import type { FlowCall, FlowCallStart } from '#core/interpreter/host.ts';
import { fieldOf } from '#core/interpreter/input-fields.ts';
import { outsideOf } from '#core/interpreter/outside.ts';
import { parseRetryPolicy, type RetryPolicy, retryWait } from '#core/interpreter/retry.ts';
import {
  type ActionOutcome,
  type ActionRunner,
  evaluateInputs,
  recordProgress,
  type Step,
} from '#core/interpreter/step.ts';
import { deadlineOf, timedOut } from '#core/interpreter/time-limit.ts';
import { isObject } from '#core/json/objects.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { httpStatusName } from '#core/runs/http-status-name.ts';
import type { Attempt, FlowFailure } from '#core/runs/record.ts';

type Answer = { statusCode: number; outputs?: Value; failure?: FlowFailure };
type Calling = {
  step: Step;
  inputs: Value;
  call: Omit<FlowCall, 'attempt'>;
  until: number | undefined;
  attempts: Attempt[];
};

const TIME_IS_UP = Symbol('time is up');

export const workflow: ActionRunner = async (step) => {
  const inputs = await evaluateInputs(step);
  const policy = policyOf(step, inputs);
  const call = {
    action: step.name,
    repetition: step.repetition.path,
    ...flowTarget(inputs),
    ...(await requestOf(step, inputs)),
  };
  const calling: Calling = { step, inputs, call, until: await deadlineOf(step), attempts: [] };
  for (;;) {
    const answer = await callOnce(calling);
    if (answer === TIME_IS_UP) return timedOut(step, { inputs, attempts: calling.attempts });
    const isAgain = calling.attempts.at(-1)?.retryable === true && calling.attempts.length <= policy.count;
    if (!isAgain) return outcomeOf(calling, answer);
    if (!(await pause(calling, policy))) return timedOut(step, { inputs, attempts: calling.attempts });
  }
};

/** A flow is not called again unless the author asks for it: each call is a run with effects of its own. */
function policyOf({ run }: Step, inputs: Value): RetryPolicy {
  return parseRetryPolicy(fieldOf(inputs, 'retryPolicy') ?? { type: 'none' }, run.input.limits);
}

async function requestOf(step: Step, inputs: Value): Promise<Pick<FlowCall, 'headers' | 'queries' | 'body'>> {
  const headers: FlowCall['headers'] = {};
  const given = fieldOf(inputs, 'headers');
  for (const [name, value] of Object.entries(isObject(given) ? given : {})) {
    headers[name] = await textOf(value, { ...step, field: `inputs/headers/${name}` });
  }
  const queries: ValueObject = {};
  const givenQueries = fieldOf(inputs, 'queries');
  for (const [name, value] of Object.entries(isObject(givenQueries) ? givenQueries : {})) {
    queries[name] = await textOf(value, { ...step, field: `inputs/queries/${name}` });
  }
  const body = fieldOf(inputs, 'body');
  return {
    headers,
    ...(Object.keys(queries).length > 0 && { queries }),
    ...(body !== undefined && { body }),
  };
}

async function callOnce({ step, inputs, call, until, attempts }: Calling): Promise<Answer | typeof TIME_IS_UP> {
  const outside = outsideOf(step);
  const { host, signal } = step.run;
  const place = { ...call, attempt: attempts.length + 1 };
  const startedAt = host.now();
  const started = await outside.callFlow(place);
  let answer = atOnce(started);
  if (answer === undefined) {
    const waiting = until === undefined ? { for: 'flow' as const } : { for: 'flow' as const, until };
    recordProgress(step, { status: 'Waiting', inputs, attempts: [...attempts], waiting });
    const { action, repetition, attempt } = place;
    const given = await outside.waitForAnswer(
      { action, repetition, attempt },
      until === undefined ? {} : { until },
      signal,
    );
    if (given === undefined) return TIME_IS_UP;
    answer = answerOf(given);
  }
  attempts.push(attemptOf(answer, { attempt: place.attempt, startedAt, endedAt: host.now() }));
  return answer;
}

/** Undefined when the called flow will answer. */
function atOnce(started: FlowCallStart): Answer | undefined {
  if (started.kind === 'Waiting') return undefined;
  if (started.kind === 'Accepted') return { statusCode: 202, outputs: { statusCode: 202, headers: {} } };
  return { statusCode: started.statusCode, failure: started.failure };
}

function answerOf({ error, ...outputs }: ValueObject): Answer {
  const statusCode = Number(outputs.statusCode);
  if (!isObject(error)) return { statusCode, outputs };
  return { statusCode, failure: { code: String(error.code), message: String(error.message) } };
}

type Times = Pick<Attempt, 'attempt' | 'startedAt' | 'endedAt'>;

function attemptOf({ statusCode, failure }: Answer, times: Times): Attempt {
  const error = failure ?? (statusCode >= 400 ? answeredBadly(statusCode) : undefined);
  const code = failure?.code ?? httpStatusName(statusCode);
  if (error === undefined) return { ...times, purpose: 'try', status: 'Succeeded', code };
  const retryable = statusCode === 408 || statusCode === 429 || statusCode >= 500;
  return { ...times, purpose: 'try', status: 'Failed', code, error, ...(retryable && { retryable }) };
}

function answeredBadly(statusCode: number): FlowFailure {
  return { code: httpStatusName(statusCode), message: `The called flow answered with ${statusCode}.` };
}

function outcomeOf({ inputs, attempts }: Calling, { outputs }: Answer): ActionOutcome {
  const last = attempts.at(-1);
  return {
    status: last?.status ?? 'Failed',
    inputs,
    attempts,
    ...(last && { code: last.code }),
    ...(last?.error && { error: last.error }),
    ...(outputs !== undefined && { outputs }),
  };
}

/** Waits before the next try; false when the time limit of the action ended the wait. */
async function pause({ step, inputs, attempts, until: deadline }: Calling, policy: RetryPolicy): Promise<boolean> {
  const { host, signal } = step.run;
  const wait = retryWait(policy, { number: attempts.length, chance: host.random() });
  const until = Math.min(host.now() + wait, deadline ?? Number.POSITIVE_INFINITY);
  const waiting = { for: 'retry' as const, until };
  recordProgress(step, { status: 'Waiting', inputs, attempts: [...attempts], waiting });
  await host.sleep(Math.max(0, until - host.now()), signal, waiting);
  return deadline === undefined || host.now() < deadline;
}
