/** `/hooks/{flowId}/{triggerName}[/relative/path]?sig=…`, any method: the endpoint of a flow (WDL reference 12.1). */

import { readTraceContext } from '#core/runs/trace-context.ts';
import type { Answer } from '#gateway/answer.ts';
import { answerCaller } from '#gateway/answer-caller.ts';
import { callerIds } from '#gateway/caller-ids.ts';
import { findTrigger } from '#gateway/find-trigger.ts';
import type { Call, Gateway } from '#gateway/gateway-context.ts';
import { checkEnabled } from '#gateway/guards/enabled.ts';
import { checkMethod } from '#gateway/guards/method.ts';
import { matchRelativePath } from '#gateway/guards/relative-path.ts';
import { checkSignature } from '#gateway/guards/signature.ts';
import { isAnsweredInMemory, loadInMemory } from '#gateway/in-memory/load.ts';
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
  const firing = { trigger, outputs, ...callerIds(request.headers), trace: readTraceContext(request.headers) };
  if (isAnsweredInMemory(trigger, firing)) return (await loadInMemory()).answerInMemory(firing, call, gateway);
  const fired = await fireTrigger({ ...firing, patience: gateway.settings.responseTimeout });
  logFired(call, trigger.flow.id, fired);
  return answerCaller(fired, trigger, call, gateway);
}

function logFired({ log }: Call, flowId: string, fired: Fired): void {
  const run = fired.outcome === 'Split' ? { outcome: fired.outcome, runs: fired.runIds.length } : fired;
  // The history says so as well; a line for each call would be most of the log.
  log.debug({ flowId, ...run }, 'A trigger fired');
}
