/** `GET /hooks/runs/{runId}?sig=…`: where the caller of an accepted run asks what became of it (WDL reference 12.1). */

import { STATUS_RETRY_AFTER } from '#gateway/accepted-answer.ts';
import { type Answer, jsonAnswer } from '#gateway/answer.ts';
import { flowResponseAnswer } from '#gateway/flow-response.ts';
import type { Call, Gateway } from '#gateway/gateway-context.ts';
import { runHeaders } from '#gateway/run-headers.ts';
import { AppError } from '#server/app-error.ts';
import { findRunAnswer } from '#server/repositories/run-responses.ts';
import { isRunSignatureValid, runStatusUrl } from '#server/trigger-signature.ts';

export async function runStatusRoute({ method, params, query }: Call, { settings }: Gateway): Promise<Answer> {
  const { runId = '' } = params;
  if (method !== 'GET' && method !== 'HEAD') {
    throw new AppError('MethodNotAllowed', `The status of a run is read by GET, not ${method}.`, {
      allow: 'GET, HEAD',
    });
  }
  if (!isRunSignatureValid(runId, query.get('sig'))) {
    throw new AppError('InvalidSignature', 'The signature in the address of this run is missing or not valid.');
  }
  const run = await findRunAnswer(runId);
  if (!run) throw new AppError('NotFound', 'The run is not kept any more.');
  const identity = runHeaders(run);
  if (run.response) {
    const answer = await flowResponseAnswer(run.response);
    return { ...answer, headers: { ...answer.headers, ...identity } };
  }
  const { status, code, error } = run;
  if (run.hasEnded) return jsonAnswer(200, { runId, status, code, error }, identity);
  const location = runStatusUrl(runId, settings.publicUrl);
  return jsonAnswer(202, { runId, status }, { ...identity, location, 'retry-after': STATUS_RETRY_AFTER });
}
