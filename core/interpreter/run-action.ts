/** Runs one action from its inputs to its record (WDL reference 9.4 and 9.5). What goes wrong is its result. */

import { setOwn } from '#core/json/objects.ts';
import type { ValueObject } from '#core/json/value.ts';
import { isLoop } from '#core/runs/is-loop.ts';
import { ActionError, isAbortError } from './action-error.ts';
import type { ActionNode } from './action-graph.ts';
import { actionObject } from './action-object.ts';
import { evaluate } from './evaluate.ts';
import { breathe, type RunPlace } from './flow-run.ts';
import type { ActionResult } from './repetition.ts';
import { changesRun, hasEndedBefore, isForgotten, replayOf, reusedRecords } from './reuse.ts';
import { securedSides } from './secure-data.ts';
import { settleAction } from './settle-action.ts';
import { listContents, notEntered, skipInside } from './skip-action.ts';
import { staticResultOf } from './static-result.ts';
import { type ActionOutcome, beginStep, type Step } from './step.ts';

export async function runAction(node: ActionNode, { run, repetition }: RunPlace): Promise<void> {
  const { key, name, action } = node;
  const records = reusedRecords(run, repetition);
  const reused = records && (await records).get(key);
  const secured = securedSides(action, { run, repetition });
  const step = beginStep({
    run,
    repetition,
    key,
    name,
    action,
    secured,
    ...replayOf(node, { run, repetition }, reused),
  });
  const { result, isRecorded } = await resultOfStep(step);
  settleAction(result, { key, run, repetition, isRecorded });
  listContents(node, repetition);
  const hasPasses = isLoop(action) && (result.iterationCount ?? 0) > 0;
  if (!hasPasses) skipInside(node, { run, repetition, reason: run.ending?.skip ?? notEntered(node) });
  await breathe(run);
}

type SettledStep = { result: ActionResult; isRecorded: boolean };

/** What has ended in the run that is taken over keeps its result; it runs only where that changes what the run holds. */
async function resultOfStep(step: Step): Promise<SettledStep> {
  if (hasEndedBefore(step)) {
    const again = changesRun(step) || isForgotten(step) ? await outcomeOf(step) : undefined;
    const { outputs = again?.outputs, ...reused } = step.reused;
    const result = { ...reused, trackingId: step.trackingId };
    return { result: outputs === undefined ? result : { ...result, outputs }, isRecorded: true };
  }
  const outcome = await outcomeOf(step);
  const result = await track(step, resultOf(step, outcome));
  const isRecorded =
    outcome.isRecorded === true && result.trackedProperties === undefined && result.status === outcome.status;
  return { result, isRecorded };
}

async function outcomeOf(step: Step): Promise<ActionOutcome> {
  try {
    return staticResultOf(step) ?? (await step.run.runnerOf(step.action.type)(step));
  } catch (error) {
    if (error instanceof ActionError) return failed(error);
    if (isAbortError(error)) return cancelled(step);
    throw error;
  }
}

function failed({ code, message, known }: ActionError): ActionOutcome {
  return { status: 'Failed', code, error: { code, message }, ...known };
}

function cancelled({ name, soFar }: Step): ActionOutcome {
  const error = { code: 'ActionCancelled', message: `The run ended while '${name}' was running.` };
  return { status: 'Cancelled', code: error.code, error, ...soFar };
}

function resultOf(step: Step, { isRecorded: _, ...outcome }: ActionOutcome): ActionResult {
  const { name, action, repetition, startedAt, trackingId, secured } = step;
  return {
    action: name,
    type: action.type,
    repetition: repetition.path,
    startedAt,
    endedAt: step.run.host.now(),
    trackingId,
    attempts: [],
    ...(step.iterationCount === undefined ? {} : { iterationCount: step.iterationCount }),
    ...outcome,
    ...(secured.size === 0 ? {} : { secured: [...secured] }),
  };
}

/** Adds the tracked properties, which see the action as it ended (WDL reference 11.7). */
async function track(step: Step, result: ActionResult): Promise<ActionResult> {
  const { trackedProperties } = step.action;
  if (trackedProperties === undefined || result.status === 'Cancelled') return result;
  const current = actionObject(result, step.run.input.clientTrackingId);
  const tracked: ValueObject = {};
  try {
    for (const [name, template] of Object.entries(trackedProperties)) {
      const field = `trackedProperties/${name}`;
      setOwn(tracked, name, await evaluate(template, { ...step, current, field }));
    }
    return { ...result, trackedProperties: tracked };
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    return { ...result, ...failed(error) };
  }
}
