/** `/hooks/{flowId}/{triggerName}[/relative/path]?sig=…`, any method: the endpoint of a flow (WDL reference 12.1). */

import type { Answer } from '#gateway/answer.ts';
import { answerCaller } from '#gateway/answer-caller.ts';
import { callerIds } from '#gateway/caller-ids.ts';
import { findTrigger } from '#gateway/find-trigger.ts';
import type { Call, Gateway } from '#gateway/gateway-context.ts';
import { checkEnabled } from '#gateway/guards/enabled.ts';
import { checkMethod } from '#gateway/guards/method.ts';
import { matchRelativePath } from '#gateway/guards/relative-path.ts';
import { checkSignature } from '#gateway/guards/signature.ts';
import { readBody } from '#gateway/read-body.ts';
import { triggerOutputs } from '#gateway/trigger-outputs.ts';
import { checkTriggerBody } from '#server/check-trigger-body.ts';
import { type Fired, fireTrigger } from '#server/use-cases/fire-trigger.ts';

export async function triggerRoute(call: Call, gateway: Gateway): Promise<Answer> {
  const { request, response, query, method, params } = call;
  const trigger = await findTrigger(gateway.flows, params);
  checkSignature(trigger, query);
  checkEnabled(trigger.flow);
  checkMethod(trigger.definition, method);
  const relativePathParameters = matchRelativePath(trigger.definition, params.rest ?? '');
  const body = await readBody(request, response, gateway.settings.maxBodyBytes);
  const outputs = triggerOutputs(trigger.definition, {
    rawHeaders: request.rawHeaders,
    query,
    relativePathParameters,
    body,
  });
  checkTriggerBody(trigger.definition, outputs.body);
  const patience = gateway.settings.responseTimeout;
  const fired = await fireTrigger({ trigger, outputs, patience, ...callerIds(request.headers) });
  logFired(call, trigger.flow.id, fired);
  return answerCaller(fired, trigger, call, gateway);
}

function logFired({ log }: Call, flowId: string, fired: Fired): void {
  const run = fired.outcome === 'Split' ? { outcome: fired.outcome, runs: fired.runIds.length } : fired;
  log.info({ flowId, ...run }, 'A trigger fired');
}
