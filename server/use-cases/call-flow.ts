/** Calls a flow on behalf of another run's action: accepts a run of its published version, linked to its caller. */

import type { FlowCall, FlowCallStart } from '#core/interpreter/host.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { LIMITS, limitOf } from '#core/limits.ts';
import { checkTriggerBody } from '#server/check-trigger-body.ts';
import { flowLimits } from '#server/flow-limits.ts';
import { loadAll } from '#server/payload-store.ts';
import { findWait, insertWait } from '#server/repositories/action-waits.ts';
import { findCaller, findRunWaiting } from '#server/repositories/flow-calls.ts';
import { findRequestTrigger } from '#server/request-trigger.ts';
import type { Tracing } from '#server/tracing/tracing.ts';

import { findOpenFlow, Refusal, refusalIn } from './find-open-flow.ts';
import { type Fired, fireTrigger, type RequestTrigger } from './fire-trigger.ts';

export type FlowCalling = FlowCall & {
  /** The run that calls. */
  runId: string;
  /** Of that run; the called one gets the same. */
  clientTrackingId: string;
};

/** Asked again for the same try it answers with the run of the first time. */
export async function callFlow(call: FlowCalling, tracing: Tracing): Promise<FlowCallStart> {
  const { runId, action, repetition, attempt } = call;
  const key = { runId, action, repetition, attempt };
  const known = await findWait(key);
  if (known?.childRunId) return startOf(known.childRunId);
  try {
    const trigger = await findTrigger(call);
    const caller = await findCaller(runId);
    const depth = caller.depth + 1;
    const most = limitOf(LIMITS.callDepth, flowLimits()) ?? Number.POSITIVE_INFINITY;
    if (depth > most) throw tooDeep(trigger, most);
    const outputs = await outputsOf(call);
    checkTriggerBody(trigger.definition, outputs.body);
    const fired = await fireTrigger({
      trigger,
      outputs,
      clientTrackingId: call.clientTrackingId,
      idempotencyKey: JSON.stringify([runId, action, repetition, attempt]),
      parent: { runId, action, repetition, depth },
      trace: tracing.outgoing({ runId, trace: caller.trace }, key),
    });
    if (fired.outcome !== 'Accepted') return { kind: 'Accepted', runIds: runIdsOf(fired) };
    const isClosed = fired.responseMode === 'None';
    await insertWait({ ...key, childRunId: fired.runId, isClosed });
    return isClosed ? { kind: 'Accepted', runIds: [fired.runId] } : { kind: 'Waiting', runId: fired.runId };
  } catch (error) {
    const { statusCode, code, message } = refusalIn(error);
    return { kind: 'Refused', statusCode, failure: { code, message } };
  }
}

async function startOf(childRunId: string): Promise<FlowCallStart> {
  const isWaiting = await findRunWaiting(childRunId);
  return isWaiting ? { kind: 'Waiting', runId: childRunId } : { kind: 'Accepted', runIds: [childRunId] };
}

function runIdsOf(fired: Fired): string[] {
  return fired.outcome === 'Split' ? fired.runIds : [];
}

async function findTrigger({ flow: given, triggerName }: FlowCalling): Promise<RequestTrigger> {
  const { flow, version } = await findOpenFlow(given);
  const found = findRequestTrigger(version.definition, triggerName);
  if (found) return { flow, version, ...found };
  const which = triggerName === undefined ? 'no Request trigger' : `no Request trigger '${triggerName}'`;
  throw new Refusal(
    404,
    'NestedWorkflowNotFound',
    `The published version of the flow '${flow.name}' has ${which}, so it cannot be called.`,
  );
}

/** What the trigger of the called flow gives, as if the call had come by HTTP (WDL reference 12.1). */
async function outputsOf({ headers, queries, body: given }: FlowCalling): Promise<ValueObject> {
  const body = given === undefined ? undefined : await loadAll(given);
  const hasType = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type');
  return {
    headers: body === undefined || hasType ? headers : { ...headers, 'Content-Type': contentTypeOf(body) },
    ...(queries && { queries }),
    ...(body !== undefined && { body }),
  };
}

function contentTypeOf(body: Value): string {
  return typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/json';
}

function tooDeep({ flow }: RequestTrigger, most: number): Refusal {
  const message = `The flow '${flow.name}' was not called: ${most} calls of flows lie above this run already. Flows that call themselves need a condition that ends it.`;
  return new Refusal(422, 'CallChainTooDeep', message);
}
