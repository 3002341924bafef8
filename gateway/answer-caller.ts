/** What the caller of a trigger is told: that the run is accepted, or what the flow itself answers. */

import { AppError } from '#server/app-error.ts';
import type { RunAnswer } from '#server/repositories/run-responses.ts';
import { runStatusUrl } from '#server/trigger-signature.ts';
import type { Fired, RequestTrigger } from '#server/use-cases/fire-trigger.ts';
import { acceptedAnswer, identityHeaders } from './accepted-answer.ts';
import { type Answer, jsonAnswer } from './answer.ts';
import { flowResponseAnswer } from './flow-response.ts';
import type { Call, Gateway } from './gateway-context.ts';

type Accepted = Extract<Fired, { outcome: 'Accepted' }>;

export async function answerCaller(
  fired: Fired,
  trigger: RequestTrigger,
  call: Call,
  gateway: Gateway,
): Promise<Answer> {
  if (fired.outcome === 'Skipped') return jsonAnswer(202, { status: 'Skipped', message: fired.reason });
  if (fired.outcome === 'Split') return jsonAnswer(202, { status: 'Accepted', runIds: fired.runIds });
  const statusUrl = runStatusUrl(fired.runId, gateway.settings.publicUrl);
  if (fired.responseMode !== 'Synchronous') return acceptedAnswer(fired, trigger.definition, statusUrl);
  const answer = await waitForAnswer({ fired, statusUrl, call, gateway });
  return { ...answer, headers: { ...answer.headers, ...identityHeaders(fired, trigger.definition) } };
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

/** Throws `NoResponse`. */
export function noResponse({ runId, status, error }: Pick<RunAnswer, 'runId' | 'status' | 'error'>): never {
  const reason = error ? ` ${error.code}: ${error.message}` : '';
  throw new AppError('NoResponse', `The run ended (${status}) without reaching a Response action.${reason}`, { runId });
}
