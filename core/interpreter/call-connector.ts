/**
 * Calls an operation on behalf of an action: again while the retry policy allows it, then polling while the other side
 * only accepted the job, all of it within the action's time limit (WDL reference 11.1, 11.2 and 12.3).
 */

import { hasOption } from '#core/definition/operation-options.ts';
import { isObject } from '#core/json/objects.ts';
import type { Value } from '#core/json/value.ts';
import type { Attempt, Waiting } from '#core/runs/record.ts';
import { throwIfAborted } from './action-error.ts';
import { followsJobs, POLL_INTERVAL } from './async-pattern.ts';
import { REQUEST_TIMEOUT, TRANSFER_TIMEOUT, transferOf } from './call-transfer.ts';
import type { CallOutcome, CallSender, CallTransfer } from './host.ts';
import { fieldOf } from './input-fields.ts';
import { parseRetryPolicy, type RetryPolicy, retryWait } from './retry.ts';
import { type ActionOutcome, recordProgress, type Step } from './step.ts';
import { deadlineOf, durationAt, timedOut } from './time-limit.ts';

type Call = {
  step: Step;
  operation: string;
  inputs: Value;
  policy: RetryPolicy;
  /** Milliseconds one request may take. */
  timeout: number;
  /** Set where a call may make several requests. */
  transfer: CallTransfer | undefined;
  /** When the action as a whole has to be done. */
  deadline: number;
  attempts: Attempt[];
  /** The host has been told more than the last call wrote. */
  hasNews: boolean;
};

type Target = { purpose: 'try' } | { purpose: 'poll'; pollUri: string };

export async function callConnector(
  step: Step,
  { operation, inputs }: { operation: string; inputs: Value },
): Promise<ActionOutcome> {
  const policy = parseRetryPolicy(fieldOf(inputs, 'retryPolicy'), step.run.input.limits);
  const timeout = await requestTimeout(step);
  const deadline = (await deadlineOf(step)) ?? Number.POSITIVE_INFINITY;
  const transfer = transferOf(step.action);
  const call: Call = { step, operation, inputs, policy, timeout, transfer, deadline, attempts: [], hasNews: false };
  let outcome = await callWithRetries(call, { purpose: 'try' });
  while (outcome?.poll !== undefined && followsJobs(step)) {
    const { uri: pollUri, after }: { uri: string; after?: number } = outcome.poll;
    const isInTime = await pause(call, 'poll', after ?? POLL_INTERVAL);
    outcome = isInTime ? await callWithRetries(call, { purpose: 'poll', pollUri }) : undefined;
  }
  return outcome === undefined ? timedOut(step, { inputs, attempts: call.attempts }) : finished(call, outcome);
}

/** The last answer; `undefined` when the time limit of the action ended it. */
async function callWithRetries(call: Call, target: Target): Promise<CallOutcome | undefined> {
  for (let retry = 1; ; retry += 1) {
    const outcome = await callOnce(call, target);
    if (isOver(call) && outcome.status !== 'Succeeded') return undefined;
    if (outcome.retryable !== true || retry > call.policy.count) return outcome;
    const chance = call.step.run.host.random();
    const wait = retryWait(call.policy, { number: retry, chance, retryAfter: outcome.retryAfter });
    if (!(await pause(call, 'retry', wait))) return undefined;
  }
}

async function callOnce(call: Call, target: Target): Promise<CallOutcome> {
  const { step, operation, inputs, attempts } = call;
  const { host, signal } = step.run;
  throwIfAborted(signal);
  const longest = call.transfer === undefined ? call.timeout : TRANSFER_TIMEOUT;
  const timeout = Math.max(1, Math.min(longest, call.deadline - host.now()));
  const outcome = await host.call(
    {
      operation,
      action: step.name,
      type: step.action.type,
      repetition: step.repetition.path,
      attempt: attempts.length + 1,
      ...target,
      inputs,
      timeout,
      ...(call.transfer === undefined ? {} : { requestTimeout: call.timeout, transfer: call.transfer }),
      actionStartedAt: step.startedAt,
      earlier: [...attempts],
      ...(step.secured.size === 0 ? {} : { secured: [...step.secured] }),
      sender: hasOption(step.action, 'SuppressWorkflowHeaders') ? null : senderOf(step),
    },
    signal,
  );
  const { outputs: _, ...attempt } = outcome;
  attempts.push(attempt);
  step.soFar.attempts = attempts;
  call.hasNews = outcome.retryable === true;
  return outcome;
}

function senderOf({ run, name, trackingId }: Step): CallSender {
  const { flowId, flowName, versionNumber, runId } = run.input;
  return { flowId, flowName, versionNumber, runId, action: name, trackingId };
}

/** Waits, but not beyond the action's time limit; false when that is what ended the wait. */
async function pause(call: Call, reason: 'retry' | 'poll', milliseconds: number): Promise<boolean> {
  const { step, inputs, attempts, deadline } = call;
  const { host, signal } = step.run;
  const now = host.now();
  const until = Math.min(now + milliseconds, deadline);
  if (until > now) {
    const waiting: Waiting = { for: reason, until };
    recordProgress(step, { status: 'Waiting', inputs, attempts: [...attempts], waiting });
    await host.sleep(until - now, signal, waiting);
  }
  return !isOver(call);
}

function isOver({ step, deadline }: Call): boolean {
  return step.run.host.now() >= deadline;
}

function finished({ inputs, attempts, hasNews }: Call, { status, code, error, outputs }: CallOutcome): ActionOutcome {
  return {
    status,
    code,
    inputs,
    attempts,
    isRecorded: !hasNews,
    ...(error === undefined ? {} : { error }),
    ...(outputs === undefined ? {} : { outputs }),
  };
}

async function requestTimeout(step: Step): Promise<number> {
  const options = step.action.runtimeConfiguration?.requestOptions;
  const given = isObject(options) ? options.timeout : undefined;
  return (await durationAt(given, step, 'runtimeConfiguration/requestOptions/timeout')) ?? REQUEST_TIMEOUT;
}
