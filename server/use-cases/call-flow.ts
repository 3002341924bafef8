/** Calls a flow on behalf of another run's action: accepts a run of its published version, linked to its caller. */

import type { FlowCall, FlowCallStart } from '#core/interpreter/host.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { LIMITS } from '#core/limits.ts';
import { AppError } from '#server/app-error.ts';
import { checkTriggerBody } from '#server/check-trigger-body.ts';
import { loadAll } from '#server/payload-store.ts';
import { loadPublishedFlow, type PublishedFlow } from '#server/published-flows.ts';
import { findWait, insertWait } from '#server/repositories/action-waits.ts';
import { findCallDepth, findFlowIds, findRunWaiting } from '#server/repositories/flow-calls.ts';
import { findRequestTrigger } from '#server/request-trigger.ts';

import { type Fired, fireTrigger, type RequestTrigger } from './fire-trigger.ts';

export type FlowCalling = FlowCall & {
  /** The run that calls. */
  runId: string;
  /** Of that run; the called one gets the same. */
  clientTrackingId: string;
};

/** Why a call is refused; the code is what the action fails with. */
class Refusal extends Error {
  readonly statusCode: number;
  readonly code: string;

  constructor(statusCode: number, code: string, message: string) {
    super(message);
    this.name = 'Refusal';
    this.statusCode = statusCode;
    this.code = code;
  }
}

/** Asked again for the same try it answers with the run of the first time. */
export async function callFlow(call: FlowCalling): Promise<FlowCallStart> {
  const { runId, action, repetition, attempt } = call;
  const key = { runId, action, repetition, attempt };
  const known = await findWait(key);
  if (known?.childRunId) return startOf(known.childRunId);
  try {
    const trigger = await findTrigger(call);
    const depth = (await findCallDepth(runId)) + 1;
    if (depth > LIMITS.callDepth.ours) throw tooDeep(trigger);
    const outputs = await outputsOf(call);
    checkTriggerBody(trigger.definition, outputs.body);
    const fired = await fireTrigger({
      trigger,
      outputs,
      clientTrackingId: call.clientTrackingId,
      idempotencyKey: JSON.stringify([runId, action, repetition, attempt]),
      parent: { runId, action, repetition, depth },
    });
    if (fired.outcome !== 'Accepted') return { kind: 'Accepted', runIds: runIdsOf(fired) };
    const isClosed = fired.responseMode === 'None';
    await insertWait({ ...key, childRunId: fired.runId, isClosed });
    return isClosed ? { kind: 'Accepted', runIds: [fired.runId] } : { kind: 'Waiting', runId: fired.runId };
  } catch (error) {
    return refused(error);
  }
}

async function startOf(childRunId: string): Promise<FlowCallStart> {
  const isWaiting = await findRunWaiting(childRunId);
  return isWaiting ? { kind: 'Waiting', runId: childRunId } : { kind: 'Accepted', runIds: [childRunId] };
}

function runIdsOf(fired: Fired): string[] {
  return fired.outcome === 'Split' ? fired.runIds : [];
}

/** What the caller did wrong is told to its action; what is ours is thrown, and tried again. */
function refused(error: unknown): FlowCallStart {
  if (error instanceof Refusal) {
    const { statusCode, code, message } = error;
    return { kind: 'Refused', statusCode, failure: { code, message } };
  }
  if (error instanceof AppError && error.httpStatus < 500) {
    const { httpStatus, code, message } = error;
    return { kind: 'Refused', statusCode: httpStatus, failure: { code, message } };
  }
  throw error;
}

async function findTrigger({ flow: given, triggerName }: FlowCalling): Promise<RequestTrigger> {
  const flow = await findFlow(given);
  if (!flow.version) throw notFound(`The flow '${flow.name}' is not published yet: publish it to call it.`);
  if (!flow.enabled) {
    throw new Refusal(409, 'NestedWorkflowDisabled', `The flow '${flow.name}' is disabled: enable it to call it.`);
  }
  const found = findRequestTrigger(flow.version.definition, triggerName);
  if (found) return { flow, version: flow.version, ...found };
  const which = triggerName === undefined ? 'no Request trigger' : `no Request trigger '${triggerName}'`;
  throw notFound(`The published version of the flow '${flow.name}' has ${which}, so it cannot be called.`);
}

/** The id stands alone, or behind the last `/workflows/` of a path, as does the name. */
async function findFlow(given: string): Promise<PublishedFlow> {
  const name = decodedEnd(given);
  const [flowId, ...others] = await findFlowIds(name);
  if (others.length > 0) {
    throw notFound(`There are ${others.length + 1} flows called '${name}': name the one to call by its id.`);
  }
  const flow = flowId === undefined ? undefined : await loadPublishedFlow(flowId);
  if (flow) return flow;
  throw notFound(
    `There is no flow '${name.slice(0, 120)}': 'host.workflow.id' has to be the id or the name of a flow here.`,
  );
}

function decodedEnd(given: string): string {
  const [, end = given] = /\/workflows\/([^/]+)\/?$/i.exec(given) ?? [];
  return end.replace(/^\/+|\/+$/g, '');
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

function notFound(message: string): Refusal {
  return new Refusal(404, 'NestedWorkflowNotFound', message);
}

function tooDeep({ flow }: RequestTrigger): Refusal {
  const message = `The flow '${flow.name}' was not called: ${LIMITS.callDepth.ours} calls of flows lie above this run already. Flows that call themselves need a condition that ends it.`;
  return new Refusal(422, 'CallChainTooDeep', message);
}
