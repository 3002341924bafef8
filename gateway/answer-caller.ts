/** What the caller of a trigger is told: that the run is accepted, or what the flow itself answers. */

import { hasOption } from '#core/definition/operation-options.ts';
import { AppError } from '#server/app-error.ts';
import type { RunAnswer } from '#server/repositories/run-responses.ts';
import { runStatusUrl } from '#server/trigger-signature.ts';
import type { Fired, RequestTrigger } from '#server/use-cases/fire-trigger.ts';
import { type Answer, jsonAnswer } from './answer.ts';
import { flowResponseAnswer } from './flow-response.ts';
import type { Call, Gateway } from './gateway-context.ts';
import { runHeaders } from './run-headers.ts';

type Accepted = Extract<Fired, { outcome: 'Accepted' }>;

/** Seconds after which it is worth asking for the status of a run. */
export const STATUS_RETRY_AFTER = '2';

export async function answerCaller(
  fired: Fired,
  trigger: RequestTrigger,
  call: Call,
  gateway: Gateway,
): Promise<Answer> {
  if (fired.outcome === 'Skipped') return jsonAnswer(202, { status: 'Skipped', message: fired.reason });
  if (fired.outcome === 'Split') return jsonAnswer(202, { status: 'Accepted', runIds: fired.runIds });
  const statusUrl = runStatusUrl(fired.runId, gateway.settings.publicUrl);
  const identity = hasOption(trigger.definition, 'SuppressWorkflowHeadersOnResponse') ? {} : runHeaders(fired);
  if (fired.responseMode !== 'Synchronous') {
    const headers = { ...identity, location: statusUrl, 'retry-after': STATUS_RETRY_AFTER };
    return jsonAnswer(202, { runId: fired.runId, status: 'Accepted' }, headers);
  }
  const answer = await waitForAnswer({ fired, statusUrl, call, gateway });
  return { ...answer, headers: { ...answer.headers, ...identity } };
}

type Waiting = { fired: Accepted; statusUrl: string; call: Call; gateway: Gateway };

/** The run goes on whatever becomes of this wait; its details say where to ask for its end. */
async function waitForAnswer({ fired: { runId }, statusUrl, call, gateway }: Waiting): Promise<Answer> {
  const timeout = gateway.settings.responseTimeout;
  const waited = await gateway.waits.wait(runId, { timeout, signal: call.signal });
  switch (waited.outcome) {
    case 'Answered':
    case 'Ended':
      return waited.answer.response ? flowResponseAnswer(waited.answer.response) : noResponse(waited.answer);
    case 'TimedOut':
      throw new AppError('ResponseTimeout', `The flow did not answer within ${timeout / 1000} s. Its run goes on.`, {
        runId,
        statusUrl,
      });
    case 'Stopped':
      throw new AppError('Unavailable', 'The gateway is being stopped. The run is accepted and goes on.', {
        runId,
        statusUrl,
      });
  }
}

function noResponse({ runId, status, error }: RunAnswer): never {
  const reason = error ? ` ${error.code}: ${error.message}` : '';
  throw new AppError('NoResponse', `The run ended (${status}) without reaching a Response action.${reason}`, { runId });
}
