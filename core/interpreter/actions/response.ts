/** Response: answers the caller of the Request trigger (WDL reference 7). */

import { ActionError } from '#core/interpreter/action-error.ts';
import { textOf } from '#core/interpreter/evaluate.ts';
import type { FlowResponse, RespondOutcome } from '#core/interpreter/host.ts';
import { fieldOf } from '#core/interpreter/input-fields.ts';
import { type ActionOutcome, type ActionRunner, evaluateInputs, type Step, succeeded } from '#core/interpreter/step.ts';
import { isObject } from '#core/json/objects.ts';
import type { Value } from '#core/json/value.ts';
import { httpStatusName } from '#core/runs/http-status-name.ts';

const REFUSED = {
  Skipped: {
    status: 'Skipped',
    code: 'ActionResponseSkipped',
    message: 'There is no caller who waits for a response.',
  },
  AlreadyAnswered: {
    status: 'Failed',
    code: 'ActionResponseAlreadyDefined',
    message: 'The caller was answered before by another Response action.',
  },
  CallerGone: {
    status: 'Failed',
    code: 'ActionResponseTimedOut',
    message: 'The caller no longer waits: the time for a response is over.',
  },
} as const satisfies Record<
  Exclude<RespondOutcome, 'Sent'>,
  { status: ActionOutcome['status']; code: string; message: string }
>;

export const response: ActionRunner = async (step) => {
  const inputs = await evaluateInputs(step);
  const answer = await responseOf(step, inputs);
  const outcome = await step.run.host.respond(answer);
  if (outcome === 'Sent') return succeeded(httpStatusName(answer.statusCode), { inputs, outputs: outputsOf(answer) });
  const { status, code, message } = REFUSED[outcome];
  return { status, code, error: { code, message }, inputs };
};

async function responseOf(step: Step, inputs: Value): Promise<FlowResponse> {
  const statusCode = statusOf(inputs);
  const headers: FlowResponse['headers'] = {};
  const given = fieldOf(inputs, 'headers');
  for (const [name, value] of Object.entries(isObject(given) ? given : {})) {
    headers[name] = await textOf(value, { ...step, field: `inputs/headers/${name}` });
  }
  const body = fieldOf(inputs, 'body');
  return body === undefined ? { statusCode, headers } : { statusCode, headers, body };
}

function statusOf(inputs: Value): number {
  const given = fieldOf(inputs, 'statusCode');
  const status = typeof given === 'string' && given.trim() !== '' ? Number(given) : given;
  const isAllowed = typeof status === 'number' && Number.isInteger(status) && status >= 200 && status < 600;
  if (isAllowed && !(status >= 300 && status < 400)) return status;
  throw new ActionError('InvalidTemplate', "'statusCode' of a Response has to be 2xx, 4xx or 5xx.", { inputs });
}

function outputsOf({ statusCode, headers, body }: FlowResponse): Value {
  return body === undefined ? { statusCode, headers } : { statusCode, headers, body };
}
