/**
 * `POST /api/flows/{flowId}/test-runs`: a test run of the designer. It is here and not in web, which never runs a flow. What it
 * needs, the connectors above all, is loaded after the gateway has opened: no endpoint waits for it.
 */

import type { Answer } from '#gateway/answer.ts';
import type { Call, Gateway } from '#gateway/gateway-context.ts';

export async function testRunRoute(call: Call, gateway: Gateway): Promise<Answer> {
  const { answerTestRun } = await loadTestRuns();
  return answerTestRun(call, gateway);
}

/** Asked again it gives what was loaded the first time. */
export function loadTestRuns() {
  return import('#gateway/test-runs/answer-test-run.ts');
}
