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
import { acceptRun } from '#server/repositories/accept-run.ts';

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

/** When the caller gets the flow's own answer: never, from the status address, or as the answer to this call. */
export type ResponseMode = 'None' | 'Asynchronous' | 'Synchronous';

export type Fired =
  | { outcome: 'Skipped'; condition: number }
  | { outcome: 'Accepted'; runId: string; clientTrackingId: string; duplicate: boolean; responseMode: ResponseMode };

/** Throws `BadRequest` when an expression of the trigger fails on this request. */
export async function fireTrigger({ trigger, outputs, ...caller }: Firing, now = Date.now()): Promise<Fired> {
  const { flow, version, name, definition } = trigger;
  const time = isoTime(now);
  const record = { name, startTime: time, endTime: time, status: 'Succeeded', trackingId: randomUUID() };
  const context = contextOf(trigger, { ...record, outputs }, now);
  const unmet = (definition.conditions ?? []).findIndex(
    (condition, index) => !holds(condition.expression, index, context),
  );
  if (unmet !== -1) return { outcome: 'Skipped', condition: unmet + 1 };
  const runId = newId();
  const clientTrackingId = correlationOf(definition, context) ?? caller.clientTrackingId ?? runId;
  const stored = await storeBigParts(outputs);
  const responseMode = responseModeOf(version);
  const accepted = await acceptRun({
    runId,
    flowId: flow.id,
    versionId: version.id,
    needsCarrier: version.needsCarrier,
    triggerKind: 'Request',
    trigger: { ...record, outputs: isObject(stored) ? stored : outputs, clientTrackingId },
    awaitsResponse: responseMode !== 'None',
    // Apart from the keys that Millrace itself makes, such as those of schedules.
    idempotencyKey: caller.idempotencyKey === undefined ? undefined : `request:${caller.idempotencyKey}`,
  });
  return { outcome: 'Accepted', ...accepted, clientTrackingId, responseMode };
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
