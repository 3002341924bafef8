/**
 * Decides what a firing of a trigger comes to: no run, one, or one for each item of `splitOn` (WDL reference 3.4 to
 * 3.7 and 12.1). It stores nothing, so that the endpoint and a run without a database decide alike.
 */

import { randomUUID } from 'node:crypto';

import { type ResponseMode, responseModeOf } from '#core/definition/response-mode.ts';
import { type RunKeys, runKeys } from '#core/definition/run-keys.ts';
import { comparesCodeWithNumber } from '#core/definition/status-conditions.ts';
import type { TriggerDefinition, WorkflowDefinition } from '#core/definition/types.ts';
import type { EvaluationContext } from '#core/expressions/context.ts';
import { describeError, ExpressionError } from '#core/expressions/errors.ts';
import { contextFromSnapshot } from '#core/expressions/snapshot-context.ts';
import { evaluateTemplate } from '#core/expressions/template.ts';
import { toText } from '#core/expressions/to-text.ts';
import { isoTime } from '#core/interpreter/action-object.ts';
import { appSettingValue, readsAppSetting } from '#core/interpreter/app-setting-value.ts';
import { printJson } from '#core/json/print-json.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import type { TriggerRecord } from '#core/runs/record.ts';
import type { TraceContext } from '#core/runs/trace-context.ts';
import { AppError } from './app-error.ts';
import { newId } from './identifiers.ts';

/** A trigger and the version it belongs to. */
export type FiredTrigger = {
  flow: { id: string; name: string };
  version: {
    definition: WorkflowDefinition;
    parameters: ValueObject;
    /** What `appsetting()` reads; left out where no settings are at hand. */
    appSettings?: ValueObject | undefined;
  };
  /** In its own spelling. */
  name: string;
  definition: TriggerDefinition;
};

export type Firing<Trigger extends FiredTrigger = FiredTrigger> = {
  trigger: Trigger;
  /** As expressions see them (WDL reference 12.1). */
  outputs: ValueObject;
  /** What the trigger's record has besides. */
  record?: Pick<TriggerRecord, 'code' | 'scheduledTime'>;
  /** Names the run for the caller's own purposes. */
  clientTrackingId?: string;
  /** The same key again gives the run of the first time. */
  idempotencyKey?: string;
  /** The trace that the caller named. */
  trace?: TraceContext | undefined;
};

export type PlannedRun = {
  runId: string;
  clientTrackingId: string;
  /** With the whole outputs in it. */
  trigger: TriggerRecord & { outputs: ValueObject };
  idempotencyKey: string | undefined;
  /** Runs of the flow with the same one wait for each other. */
  orderKey: string | undefined;
};

export type RunPlan =
  | { outcome: 'Skipped'; reason: string }
  | { outcome: 'Accepted'; run: PlannedRun; responseMode: ResponseMode }
  /** The trigger splits its body: a run for each item whose conditions hold. Nobody waits for those. */
  | { outcome: 'Split'; runs: PlannedRun[] };

/** WDL reference 17. */
const MAX_SPLIT = 100_000;

/** `now` is in milliseconds since the epoch. Throws `BadRequest` when an expression of the trigger fails on this request. */
export function planRuns(firing: Firing, now: number): RunPlan {
  const { definition, version } = firing.trigger;
  if (definition.splitOn !== undefined) return planForEach(definition.splitOn, firing, now);
  const planned = planRun(firing, now);
  if ('reason' in planned) return { outcome: 'Skipped', reason: planned.reason };
  return { outcome: 'Accepted', run: planned, responseMode: responseModeOf(version.definition) };
}

/** The runs share the tracking id of the firing, unless the setting for items gives each its own (WDL reference 3.5). */
function planForEach(splitOn: Value, firing: Firing, now: number): RunPlan {
  const { trigger, outputs, idempotencyKey } = firing;
  const { splitOnConfiguration, ...definition } = trigger.definition;
  const whole = contextOf(trigger, { name: trigger.name, outputs }, now);
  const items = evaluateHere(splitOn, whole, 'splitOn');
  if (!Array.isArray(items) || items.length > MAX_SPLIT) {
    throw new AppError('BadRequest', `The trigger's splitOn must give an array of at most ${MAX_SPLIT} items.`);
  }
  const clientTrackingId = correlationOf(definition, () => whole) ?? firing.clientTrackingId ?? newId();
  const { correlation = {} } = splitOnConfiguration ?? {};
  const each = { ...firing, trigger: { ...trigger, definition: { ...definition, correlation } }, clientTrackingId };
  const runs = items.flatMap((body, index) => {
    const key = idempotencyKey === undefined ? undefined : `${idempotencyKey}:${index}`;
    const planned = planRun({ ...each, outputs: { ...outputs, body }, idempotencyKey: key }, now);
    return 'reason' in planned ? [] : [planned];
  });
  if (runs.length > 0) return { outcome: 'Split', runs };
  return { outcome: 'Skipped', reason: 'No item of splitOn meets the conditions of the trigger.' };
}

function planRun({ trigger, outputs, record: known, ...caller }: Firing, now: number): PlannedRun | { reason: string } {
  const { name, definition } = trigger;
  const time = isoTime(now);
  const record = { name, startTime: time, endTime: time, status: 'Succeeded', trackingId: randomUUID(), ...known };
  const context = () => contextOf(trigger, { ...record, outputs }, now);
  const inNumbers = () => contextOf(trigger, { ...record, outputs, code: outputs.statusCode ?? null }, now);
  const unmet = (definition.conditions ?? []).findIndex(
    ({ expression }, index) => !holds(expression, index, comparesCodeWithNumber(expression) ? inNumbers() : context()),
  );
  if (unmet !== -1) return { reason: `Condition ${unmet + 1} of the trigger is not met.` };
  const runId = newId();
  const clientTrackingId = correlationOf(definition, context) ?? caller.clientTrackingId ?? runId;
  return {
    runId,
    clientTrackingId,
    trigger: { ...record, outputs, clientTrackingId },
    idempotencyKey: keyOf(definition, 'idempotencyKey', context) ?? caller.idempotencyKey,
    orderKey: keyOf(definition, 'orderKey', context),
  };
}

const MAX_KEY_LENGTH = 255;

/** An empty key would make one of all that have none. */
function keyOf(
  definition: TriggerDefinition,
  name: keyof RunKeys,
  context: () => EvaluationContext,
): string | undefined {
  const template = runKeys(definition)[name];
  if (template === undefined) return undefined;
  const value = evaluateHere(template, context(), name);
  const key = value === null ? '' : toText(value);
  if (key !== '' && key.length <= MAX_KEY_LENGTH) return key;
  const found = key === '' ? 'gives nothing' : `gives ${key.length} characters; at most ${MAX_KEY_LENGTH} are allowed`;
  throw new AppError('BadRequest', `The trigger's ${name} (${printJson(template)}) ${found} on this request.`);
}

function contextOf(of: FiredTrigger, trigger: ValueObject, now: number): EvaluationContext {
  return triggerContext(of, { trigger, now });
}

/** What the expressions of a trigger see. `callbackUrl` is for the inputs of webhooks. */
export function triggerContext(
  { flow, version }: FiredTrigger,
  { trigger, now, callbackUrl }: { trigger: ValueObject; now: number; callbackUrl?: string },
): EvaluationContext {
  const workflow = { id: `/workflows/${flow.id}`, name: flow.name, type: 'Microsoft.Logic/workflows' };
  const snapshot = {
    trigger,
    parameters: parametersOf(version),
    workflow,
    callbackUrl,
    now: isoTime(now),
    ...(version.appSettings && { appsettings: version.appSettings }),
  };
  return contextFromSnapshot(snapshot, { random: Math.random, newGuid: randomUUID, now });
}

function parametersOf({ definition, parameters, appSettings = {} }: FiredTrigger['version']): ValueObject {
  const defaults = Object.entries(definition.parameters ?? {}).map(([name, { defaultValue }]) => [name, defaultValue]);
  const given: { [name: string]: Value | undefined } = { ...Object.fromEntries(defaults), ...parameters };
  const values = Object.entries(given).map(([name, value]) => [
    name,
    readsAppSetting(value) ? appSettingValue(value, appSettings) : value,
  ]);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

function holds(expression: Value, index: number, context: EvaluationContext): boolean {
  return evaluateHere(expression, context, `condition ${index + 1}`) === true;
}

/** WDL reference 3.7. */
function correlationOf(definition: TriggerDefinition, context: () => EvaluationContext): string | undefined {
  const template = definition.correlation?.clientTrackingId;
  if (template === undefined) return undefined;
  return toText(evaluateHere(template, context(), 'correlation.clientTrackingId'));
}

function evaluateHere(template: Value, context: EvaluationContext, field: string): Value {
  try {
    return evaluateTemplate(template, context);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    throw new AppError('BadRequest', `The trigger's ${field} failed on this request: ${describeError(error)}`);
  }
}
