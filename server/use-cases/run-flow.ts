/**
 * Run now: starts the published version by hand, with the body that a person typed. A SlidingWindow plays its last window
 * once more; an Http trigger polls at once, and its answer says whether there is a run.
 */

import type { RunFlowRequest, StartedRun } from '#core/api/flows.ts';
import { parseDefinition } from '#core/definition/parse-definition.ts';
import type { TriggerDefinition } from '#core/definition/types.ts';
import { JsonSyntaxError } from '#core/json/json-syntax-error.ts';
import { isObject } from '#core/json/objects.ts';
import { parseJson } from '#core/json/parse-json.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { nextWindows, windowOutputs } from '#core/schedules/windows.ts';
import { AppError } from '#server/app-error.ts';
import { checkTriggerBody } from '#server/check-trigger-body.ts';
import { newId } from '#server/identifiers.ts';
import { storeBigParts } from '#server/payload-store.ts';
import { acceptRun } from '#server/repositories/accept-run.ts';
import { findPlayedWindows, pollSoon } from '#server/repositories/trigger-states.ts';

import { requireFlow } from './require-flow.ts';

/** Throws `NotFound`, `NotPublished`, `FlowDisabled`, `BodyNotJson` and `BodyDoesNotMatchSchema`. */
export async function runFlow(flowId: string, request: RunFlowRequest, now = new Date()): Promise<StartedRun> {
  const { published, enabled, enabledAt } = await requireFlow(flowId);
  if (!published) throw new AppError('NotPublished', 'This flow has no published version yet: publish it first.');
  if (!enabled) throw new AppError('FlowDisabled', 'This flow is switched off: enable it first.');
  const [name, trigger] = firstTrigger(published.definition);
  if (isOfType(trigger, 'http')) {
    await pollSoon(flowId);
    return { runId: null };
  }
  const body = request.body === undefined ? undefined : readBody(request.body);
  checkTriggerBody(trigger, body);
  const outputs = isOfType(trigger, 'slidingwindow')
    ? await lastWindow(trigger, { flowId, enabledAt })
    : outputsOf(trigger, body);
  const time = now.toISOString();
  const runId = newId();
  await acceptRun({
    runId,
    flowId,
    versionId: published.id,
    needsCarrier: published.needsCarrier,
    triggerKind: 'Manual',
    trigger: {
      name,
      ...(outputs && { outputs: await storeOutputs(outputs) }),
      startTime: time,
      endTime: time,
      status: 'Succeeded',
      code: 'OK',
    },
  });
  return { runId };
}

function firstTrigger(text: string): [string, TriggerDefinition] {
  const [first] = Object.entries(parseDefinition(text).definition?.triggers ?? {});
  if (!first) throw new AppError('BadRequest', 'The published version has no trigger, so nothing can start it.');
  return first;
}

function readBody(text: string): Value {
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof JsonSyntaxError) throw new AppError('BodyNotJson', `The body is not JSON: ${error.message}`);
    throw error;
  }
}

/** What a call of the trigger with this body would have given; the body may be that of a batch, a schedule gives nothing. */
function outputsOf({ type }: TriggerDefinition, body: Value | undefined): ValueObject | undefined {
  if (type.toLowerCase() === 'batch') return body === undefined ? undefined : { body };
  if (type.toLowerCase() !== 'request') return undefined;
  return body === undefined ? { headers: {} } : { headers: { 'Content-Type': 'application/json' }, body };
}

function isOfType({ type }: TriggerDefinition, lowerCase: string): boolean {
  return type.toLowerCase() === lowerCase;
}

/** The window that was played last, or the first one before any was. */
async function lastWindow(
  { recurrence }: TriggerDefinition,
  { flowId, enabledAt }: { flowId: string; enabledAt: Date },
): Promise<ValueObject> {
  const state = await findPlayedWindows(flowId);
  if (state?.windowStart !== undefined && state.windowEnd !== undefined) {
    return windowOutputs({ start: state.windowStart, end: state.windowEnd });
  }
  const series = { anchor: state?.anchor ?? enabledAt.getTime(), playedUntil: undefined };
  const [first] = recurrence ? nextWindows(recurrence, series, 1) : [];
  if (first) return windowOutputs(first);
  throw new AppError(
    'BadRequest',
    'The recurrence of the published version has no window, so there is nothing to play.',
  );
}

async function storeOutputs(outputs: ValueObject): Promise<ValueObject> {
  const stored = await storeBigParts(outputs);
  if (!isObject(stored)) throw new Error('Storing the big parts of an object gave something else.');
  return stored;
}
