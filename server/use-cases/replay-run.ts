/**
 * Does a run again as a new one: from the start as "resubmit" does (WDL reference 19), or from the steps that failed, or
 * from any step, taking over what went before (docs/decisions/016).
 */

import { z } from 'zod';

import type { ReplayedRun, ReplayOrigin, ReplayRequest } from '#core/api/replays.ts';
import { parseDefinition } from '#core/definition/parse-definition.ts';
import { JsonSyntaxError } from '#core/json/json-syntax-error.ts';
import { isObject } from '#core/json/objects.ts';
import { parseJson } from '#core/json/parse-json.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { decodeWire, encodeWire } from '#core/json/wire.ts';
import type { TriggerRecord } from '#core/runs/record.ts';
import { isRunEnded } from '#core/runs/status.ts';
import { AppError } from '#server/app-error.ts';
import { checkTriggerBody } from '#server/check-trigger-body.ts';
import { storeBigParts } from '#server/payload-store.ts';
import { type Alongside, acceptReplay } from '#server/repositories/replays.ts';
import { findRunOrigin, type RunOrigin } from '#server/repositories/runs.ts';

import { planReplayOf } from './plan-replay-of.ts';

/** The record as `acceptRun` wrote it. */
const triggerSchema: z.ZodType<TriggerRecord> = z.object({
  name: z.string(),
  outputs: z.custom<ValueObject>().optional(),
  inputs: z.custom<Value>().optional(),
  startTime: z.string(),
  endTime: z.string(),
  status: z.string(),
  code: z.string().optional(),
  trackingId: z.string().optional(),
  clientTrackingId: z.string().optional(),
  originHistoryName: z.string().optional(),
  scheduledTime: z.string().optional(),
});
const kindSchema = z.enum(['Request', 'Recurrence', 'SlidingWindow', 'Http', 'HttpWebhook', 'Batch', 'Manual']);

/**
 * Throws `NotFound`, `NotEnded` unless it is replayed from the start, `NotPublished` where there is no newest version,
 * `Gone` where its values are, `BadRequest` for what does not go together or cannot be done, `BodyNotJson`, `BodyDoesNotMatchSchema` and
 * `TooManyConcurrentRequests`. Nobody waits for the new run's Response. `alongside` is done in the transaction that accepts it.
 */
export async function replayRun(runId: string, request: ReplayRequest, alongside?: Alongside): Promise<ReplayedRun> {
  const origin = await findRunOrigin(runId);
  if (!origin) throw new AppError('NotFound', 'There is no run of this id; it may have been deleted with its flow.');
  checkParts(request, origin);
  const version = versionOf(request, origin);
  const plan = request.from === 'Start' ? undefined : await planReplayOf(origin, { from: request.from, version });
  const editedInputs = request.inputs === undefined ? undefined : await edited('inputs', request.inputs);
  if (editedInputs !== undefined) plan?.checkEditable();
  const accepted = await acceptReplay({
    flowId: origin.flowId,
    versionId: version.id,
    needsCarrier: version.needsCarrier,
    triggerKind: kindSchema.parse(origin.triggerKind),
    trigger: await triggerOf(request, origin, version.definition),
    originRunId: runId,
    ...(origin.orderKey !== null && { orderKey: origin.orderKey }),
    replay: JSON.stringify(replayOrigin(request)),
    ...(editedInputs !== undefined && { editedInputs: encodeWire(editedInputs) }),
    ...(plan && { reuseOf: plan.reuseOf }),
    ...(alongside && { alongside }),
  });
  return { runId: accepted.runId };
}

function checkParts({ from, trigger, inputs }: ReplayRequest, { status, valuesRemovedAt }: RunOrigin): void {
  if (valuesRemovedAt !== null) {
    throw new AppError('Gone', 'The values of this run were removed because of their age: it cannot be done again.');
  }
  if (trigger !== undefined && from !== 'Start') {
    throw new AppError('BadRequest', 'What the trigger gave can only be changed in a replay from the start.');
  }
  if (inputs !== undefined && typeof from === 'string') {
    throw new AppError('BadRequest', 'Inputs can only be changed of the step that a replay begins with.');
  }
  if (from !== 'Start' && !isRunEnded(status)) {
    throw new AppError(
      'NotEnded',
      'The run has not ended: wait for its end, or cancel it, before a part of it is done again.',
    );
  }
}

function versionOf({ version }: ReplayRequest, origin: RunOrigin): RunOrigin['version'] {
  if (version === 'Own') return origin.version;
  const { publishedVersion } = origin.flow;
  if (publishedVersion) return publishedVersion;
  throw new AppError('NotPublished', 'The flow has no published version any more: replay the run on its own version.');
}

async function triggerOf(
  { trigger: text }: ReplayRequest,
  origin: RunOrigin,
  definition: string,
): Promise<TriggerRecord> {
  const record = triggerSchema.parse(decodeWire(origin.trigger));
  if (text === undefined) return record;
  const outputs = await edited('trigger', text);
  if (!isObject(outputs)) {
    throw new AppError('BadRequest', 'What the trigger gives has to be an object, for example {"body": {}}.');
  }
  const trigger = parseDefinition(definition).definition?.triggers?.[record.name];
  if (trigger) checkTriggerBody(trigger, outputs.body);
  return { ...record, outputs };
}

async function edited(what: 'trigger' | 'inputs', text: string): Promise<Value> {
  try {
    return await storeBigParts(parseJson(text));
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    const subject = what === 'trigger' ? 'What the trigger gives' : 'What the step gets';
    throw new AppError('BodyNotJson', `${subject} is not JSON: ${error.message}`);
  }
}

function replayOrigin({ from, version, trigger, inputs }: ReplayRequest): ReplayOrigin {
  return { from, version, isTriggerEdited: trigger !== undefined, areInputsEdited: inputs !== undefined };
}
