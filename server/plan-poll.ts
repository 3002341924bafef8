/**
 * What a poll of an Http trigger asks, and what its answer comes to (WDL reference 3.3). It calls and stores nothing, so
 * that the worker and a run without a database decide alike.
 */

import { parseRetryAfter } from '#core/content/retry-after.ts';
import { judgesStatus } from '#core/definition/status-conditions.ts';
import { describeError, ExpressionError } from '#core/expressions/errors.ts';
import { evaluateTemplate } from '#core/expressions/template.ts';
import { ActionError } from '#core/interpreter/action-error.ts';
import { REQUEST_TIMEOUT, TRANSFER_TIMEOUT, transferOf } from '#core/interpreter/call-transfer.ts';
import { parseDuration } from '#core/interpreter/duration.ts';
import type { CallTransfer } from '#core/interpreter/host.ts';
import { parseRetryPolicy, type RetryPolicy } from '#core/interpreter/retry.ts';
import { getProperty } from '#core/json/get-property.ts';
import { isObject } from '#core/json/objects.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import type { Attempt } from '#core/runs/record.ts';
import { AppError } from './app-error.ts';
import { flowLimits } from './flow-limits.ts';
import { type FiredTrigger, triggerContext } from './plan-runs.ts';
import { planUnasked, type UnaskedPlan } from './plan-unasked.ts';

export type PollRequest = {
  /** Of the Http operation. */
  inputs: ValueObject;
  policy: RetryPolicy;
  /** Milliseconds the poll may take in all, and each of its requests where it makes several. */
  timeout: number;
  requestTimeout?: number;
  transfer?: CallTransfer;
};

/** How the call went. */
export type PollAnswer = Pick<Attempt, 'status' | 'code' | 'error' | 'retryable'> & { outputs?: Value };

export type PollPlan = UnaskedPlan & {
  /** Milliseconds after which the other side wants the next poll. */
  retryAfter: number | undefined;
  /** What the next poll asks; undefined for the trigger's own address. */
  pollUri: string | undefined;
};

type Polling = {
  /** The address that the last answer named. */
  pollUri: string | undefined;
  /** Milliseconds since the epoch. */
  now: number;
};

/** Throws `BadRequest` when the trigger's inputs cannot be worked out. */
export function pollRequest(trigger: FiredTrigger, { pollUri, now }: Polling): PollRequest {
  const { inputs: given = {}, runtimeConfiguration = {} } = trigger.definition;
  const { requestOptions } = runtimeConfiguration;
  const options = isObject(requestOptions) ? requestOptions : {};
  const template = { inputs: given, timeout: options.timeout ?? null };
  const { inputs, timeout: limit } = evaluated(template, trigger, now);
  if (!isObject(inputs)) throw new AppError('BadRequest', "The trigger's inputs are no object.");
  const requestTimeout = timeoutOf(limit);
  const transfer = transferOf(trigger.definition);
  return {
    inputs: pollUri === undefined ? inputs : inputsAt(pollUri, inputs),
    policy: policyOf(inputs),
    ...(transfer === undefined ? { timeout: requestTimeout } : { timeout: TRANSFER_TIMEOUT, requestTimeout, transfer }),
  };
}

/** The decision on an answer that is not tried again; `asked` is the address that gave it. */
export function planPoll(
  trigger: FiredTrigger,
  answer: PollAnswer,
  { pollUri, now }: Polling,
  asked: string,
): PollPlan {
  const { code, error, retryable, outputs: given } = answer;
  const outputs: ValueObject = isObject(given) ? given : {};
  const headers = isObject(outputs.headers) ? outputs.headers : {};
  const retryAfter = parseRetryAfter(headerOf(headers, 'retry-after'), now);
  const moved = { retryAfter, pollUri: locationOf(headers, asked) };
  const plan = startsRun(trigger, outputs) ? planUnasked({ trigger, outputs, record: { code } }, now) : NOT_STARTED;
  if (plan.status === 'Fired') return { ...plan, ...moved };
  // The answer is asked for again: what kept it from being read can be put right.
  if (plan.status === 'Failed') return { ...plan, retryAfter, pollUri };
  if (!error) return { ...plan, code, ...moved };
  // What may pass is asked again; what will not begins anew at the trigger's own address.
  return {
    status: 'Failed',
    code,
    message: error.message,
    runs: [],
    retryAfter,
    pollUri: retryable ? pollUri : undefined,
  };
}

const NOT_STARTED: UnaskedPlan = {
  status: 'Skipped',
  code: '',
  message: 'Only an answer with the status 200 starts a run.',
  runs: [],
};

function startsRun({ definition }: FiredTrigger, { statusCode }: ValueObject): boolean {
  return statusCode === 200 || (statusCode !== undefined && judgesStatus(definition));
}

function evaluated(template: ValueObject, trigger: FiredTrigger, now: number): ValueObject {
  try {
    const value = evaluateTemplate(template, triggerContext(trigger, { trigger: { name: trigger.name }, now }));
    return isObject(value) ? value : {};
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    throw new AppError('BadRequest', `The trigger's inputs failed: ${describeError(error)}`);
  }
}

function timeoutOf(value: Value | undefined): number {
  if (value === undefined || value === null) return REQUEST_TIMEOUT;
  const duration = typeof value === 'string' ? parseDuration(value) : undefined;
  if (duration !== undefined) return duration;
  throw new AppError('BadRequest', "The trigger's time limit of a request is no ISO 8601 duration such as PT30S.");
}

function policyOf(inputs: ValueObject): RetryPolicy {
  try {
    return parseRetryPolicy(getProperty(inputs, 'retryPolicy'), flowLimits());
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    throw new AppError('BadRequest', error.message);
  }
}

/** The address is complete. What the author gave for one origin is not told to another. */
function inputsAt(uri: string, inputs: ValueObject): ValueObject {
  const own = typeof inputs.uri === 'string' && URL.canParse(inputs.uri) ? new URL(inputs.uri).origin : undefined;
  return new URL(uri).origin === own ? { ...inputs, uri, queries: null } : { method: 'GET', uri };
}

function locationOf(headers: ValueObject, asked: string): string | undefined {
  const location = headerOf(headers, 'location');
  return location !== undefined && URL.canParse(location, asked) ? new URL(location, asked).href : undefined;
}

function headerOf(headers: ValueObject, name: string): string | undefined {
  const value = getProperty(headers, name);
  return typeof value === 'string' ? value : undefined;
}
