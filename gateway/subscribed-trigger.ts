/** A call of a trigger that has subscribed: each one starts a run (WDL reference 3.2, HttpWebhook). */

import { readTraceContext } from '#core/runs/trace-context.ts';
import { AppError } from '#server/app-error.ts';
import type { SubscribedTrigger } from '#server/repositories/trigger-subscriptions.ts';
import { fireTrigger, type RequestTrigger } from '#server/use-cases/fire-trigger.ts';
import type { Answer } from './answer.ts';
import { answerCaller } from './answer-caller.ts';
import { callerIds } from './caller-ids.ts';
import type { Call, Gateway } from './gateway-context.ts';
import { readBody } from './read-body.ts';
import { triggerOutputs } from './trigger-outputs.ts';

/** Any method: services that confirm a subscription call by GET. Throws `Gone` when the flow has changed or is disabled. */
export async function callSubscribedTrigger(
  subscribed: SubscribedTrigger,
  call: Call,
  gateway: Gateway,
): Promise<Answer> {
  const trigger = await findTrigger(subscribed, gateway);
  const { request, response, query } = call;
  const { rawHeaders } = request;
  const body = await readBody(request, response, gateway.settings.maxBodyBytes);
  const received = { rawHeaders, query, relativePathParameters: undefined, body };
  const outputs = triggerOutputs(trigger.definition, received);
  const trace = readTraceContext(request.headers);
  const fired = await fireTrigger({ trigger, outputs, ...callerIds(request.headers), trace });
  return answerCaller(fired, trigger, call, gateway);
}

async function findTrigger({ flowId, versionId }: SubscribedTrigger, { flows }: Gateway): Promise<RequestTrigger> {
  const flow = await flows.find(flowId);
  const version = flow?.version;
  const [name, definition] =
    Object.entries(version?.definition.triggers ?? {}).find(([, { type }]) => type.toLowerCase() === 'httpwebhook') ??
    [];
  if (flow?.enabled && version?.id === versionId && name !== undefined && definition) {
    return { flow, version, name, definition };
  }
  throw new AppError('Gone', 'The flow no longer listens at this address.');
}
