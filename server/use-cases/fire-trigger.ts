/** Fires a Request trigger: decides whether a run is made, and stores it. Only then may the caller be told. */

import { randomUUID } from 'node:crypto';

import type { TriggerDefinition } from '#core/definition/types.ts';
import { walkActions } from '#core/definition/walk.ts';
import type { EvaluationContext } from '#core/expressions/context.ts';
import { describeError, ExpressionError } from '#core/expressions/errors.ts';
import { contextFromSnapshot } from '#core/expressions/snapshot-context.ts';
import { evaluateTemplate } from '#core/expressions/template.ts';
import { toText } from '#core/expressions/to-text.ts';
import { isoTime } from '#core/interpreter/action-object.ts';
import { isObject } from '#core/json/objects.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { AppError } from '#server/app-error.ts';
import { newId } from '#server/identifiers.ts';
import { storeBigParts } from '#server/payload-store.ts';
import type { PublishedFlow, PublishedVersion } from '#server/published-flows.ts';
import { acceptRun, acceptRuns, type RunAcceptance } from '#server/repositories/accept-run.ts';

/** A Request trigger as it is published. */
export type RequestTrigger = {
  flow: PublishedFlow;
  version: PublishedVersion;
  /** In its own spelling. */
  name: string;
  definition: TriggerDefinition;
};

export type Firing = {
  trigger: RequestTrigger;
  /** As expressions see them (WDL reference 12.1). */
  outputs: ValueObject;
  /** Names the run for the caller's own purposes. */
  clientTrackingId?: string;
  /** The same key again gives the run of the first time. */
  idempotencyKey?: string;
};

/** No run, or how to get what `acceptRun` takes. */
type Plan = { reason: string } | { acceptance: () => Promise<RunAcceptance> };

/** WDL reference 17. */
const MAX_SPLIT = 100_000;

/** When the caller gets the flow's own answer: never, from the status address, or as the answer to this call. */
export type ResponseMode = 'None' | 'Asynchronous' | 'Synchronous';

export type Fired =
  | { outcome: 'Skipped'; reason: string }
  | { outcome: 'Accepted'; runId: string; clientTrackingId: string; duplicate: boolean; responseMode: ResponseMode }
  /** The trigger splits its body: a run for each item whose conditions hold. Nobody waits for those. */
  | { outcome: 'Split'; runIds: string[] };

/** Throws `BadRequest` when an expression of the trigger fails on this request. */
export async function fireTrigger(firing: Firing, now = Date.now()): Promise<Fired> {
  const { splitOn } = firing.trigger.definition;
  if (splitOn !== undefined) return fireForEach(splitOn, firing, now);
  const planned = planRun(firing, now);
  if ('reason' in planned) return { outcome: 'Skipped', reason: planned.reason };
  const responseMode = responseModeOf(firing.trigger.version);
  const run = await planned.acceptance();
  const accepted = await acceptRun({ ...run, awaitsResponse: responseMode !== 'None' });
  return { outcome: 'Accepted', ...accepted, clientTrackingId: run.trigger.clientTrackingId ?? '', responseMode };
}

/** WDL reference 3.5. */
async function fireForEach(splitOn: Value, firing: Firing, now: number): Promise<Fired> {
  const { trigger, outputs, idempotencyKey } = firing;
  const items = evaluateHere(splitOn, contextOf(trigger, { name: trigger.name, outputs }, now), 'splitOn');
  if (!Array.isArray(items) || items.length > MAX_SPLIT) {
    throw new AppError('BadRequest', `The trigger's splitOn must give an array of at most ${MAX_SPLIT} items.`);
  }
  const planned = items.map((body, index) => {
    const key = idempotencyKey === undefined ? undefined : `${idempotencyKey}:${index}`;
    return planRun({ ...firing, outputs: { ...outputs, body }, idempotencyKey: key }, now);
  });
  const runs: RunAcceptance[] = [];
  for (const plan of planned) if ('acceptance' in plan) runs.push(await plan.acceptance());
  if (runs.length === 0)
    return { outcome: 'Skipped', reason: 'No item of splitOn meets the conditions of the trigger.' };
  const accepted = await acceptRuns(runs);
  return { outcome: 'Split', runIds: accepted.map(({ runId }) => runId) };
}

/** Decides on the whole values; only what is accepted is stored. */
function planRun({ trigger, outputs, ...caller }: Firing, now: number): Plan {
  const { flow, version, name, definition } = trigger;
  const time = isoTime(now);
  const record = { name, startTime: time, endTime: time, status: 'Succeeded', trackingId: randomUUID() };
  const context = contextOf(trigger, { ...record, outputs }, now);
  const unmet = (definition.conditions ?? []).findIndex(({ expression }, index) => !holds(expression, index, context));
  if (unmet !== -1) return { reason: `Condition ${unmet + 1} of the trigger is not met.` };
  const runId = newId();
  const clientTrackingId = correlationOf(definition, context) ?? caller.clientTrackingId ?? runId;
  const acceptance = async (): Promise<RunAcceptance> => {
    const stored = await storeBigParts(outputs);
    return {
      runId,
      flowId: flow.id,
      versionId: version.id,
      needsCarrier: version.needsCarrier,
      triggerKind: 'Request',
      trigger: { ...record, outputs: isObject(stored) ? stored : outputs, clientTrackingId },
      // Apart from the keys that Millrace itself makes, such as those of schedules.
      idempotencyKey: caller.idempotencyKey === undefined ? undefined : `request:${caller.idempotencyKey}`,
    };
  };
  return { acceptance };
}

function contextOf({ flow, version }: RequestTrigger, trigger: ValueObject, now: number): EvaluationContext {
  const workflow = { id: `/workflows/${flow.id}`, name: flow.name, type: 'Microsoft.Logic/workflows' };
  const snapshot = { trigger, parameters: parametersOf(version), workflow, now: isoTime(now) };
  return contextFromSnapshot(snapshot, { random: Math.random, newGuid: randomUUID, now });
}

function parametersOf({ definition, parameters }: PublishedVersion): ValueObject {
  const defaults = Object.entries(definition.parameters ?? {}).flatMap(([name, { defaultValue }]) =>
    defaultValue === undefined ? [] : [[name, defaultValue] as const],
  );
  return { ...Object.fromEntries(defaults), ...parameters };
}

function holds(expression: Value, index: number, context: EvaluationContext): boolean {
  return evaluateHere(expression, context, `condition ${index + 1}`) === true;
}

/** WDL reference 3.7. */
function correlationOf(definition: TriggerDefinition, context: EvaluationContext): string | undefined {
  const template = definition.correlation?.clientTrackingId;
  if (template === undefined) return undefined;
  return toText(evaluateHere(template, context, 'correlation.clientTrackingId'));
}

function evaluateHere(template: Value, context: EvaluationContext, field: string): Value {
  try {
    return evaluateTemplate(template, context);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    throw new AppError('BadRequest', `The trigger's ${field} failed on this request: ${describeError(error)}`);
  }
}

/** A caller waits as soon as one Response answers synchronously (WDL reference 7 and 12.1). */
function responseModeOf({ definition }: PublishedVersion): ResponseMode {
  const responses = walkActions(definition).filter(({ action }) => action.type.toLowerCase() === 'response');
  if (responses.length === 0) return 'None';
  const isAsynchronous = responses.every(({ action }) => hasOption(action, 'Asynchronous'));
  return isAsynchronous ? 'Asynchronous' : 'Synchronous';
}

/** `operationOptions` is a list separated by commas (WDL reference 11.9). */
export function hasOption({ operationOptions }: { operationOptions?: string }, option: string): boolean {
  const options = (operationOptions ?? '').split(',').map((name) => name.trim().toLowerCase());
  return options.includes(option.toLowerCase());
}
