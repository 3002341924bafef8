/** Answers a call of a Stateless flow from memory: runs it to its end and gives its caller what its Response said. */

import { identityHeaders } from '#gateway/accepted-answer.ts';
import { type Answer, jsonAnswer } from '#gateway/answer.ts';
import { noResponse } from '#gateway/answer-caller.ts';
import { callOperation } from '#gateway/call-operation.ts';
import { encodeResponse } from '#gateway/encode-response.ts';
import type { Call, Gateway } from '#gateway/gateway-context.ts';
import { AppError } from '#server/app-error.ts';
import { type Firing, planRuns } from '#server/plan-runs.ts';
import { runFields } from '#server/tracing/trace-ids.ts';
import type { RequestTrigger } from '#server/use-cases/fire-trigger.ts';
import { type InMemoryEnd, runInMemory } from '#server/use-cases/run-in-memory.ts';

/** A run in memory takes no longer, however patient its caller is (WDL reference 17). */
const LONGEST_MS = 300_000;

/** Throws `BadRequest`, `Unavailable`, `NoResponse` and `ResponseTimeout`. */
export async function answerInMemory(firing: Firing<RequestTrigger>, call: Call, gateway: Gateway): Promise<Answer> {
  const { trigger } = firing;
  const plan = planRuns(firing, Date.now());
  if (plan.outcome === 'Skipped') return jsonAnswer(202, { status: 'Skipped', message: plan.reason });
  if (plan.outcome === 'Split') throw new Error('A trigger that splits its body is not answered from memory.');
  const { run } = plan;
  const timeout = Math.min(gateway.settings.responseTimeout, LONGEST_MS);
  const startedAt = performance.now();
  const end = await gateway.inMemoryRuns.take(timeout, (signal) =>
    runInMemory({ trigger, run, callOperation, signal, tracing: gateway.tracing, trace: firing.trace }),
  );
  const milliseconds = performance.now() - startedAt;
  gateway.inMemorySums.count(trigger.flow.id, { milliseconds, outcome: end.outcome });
  if (end.outcome.status !== 'Succeeded') {
    const { outcome, failed } = end;
    const { status, error } = outcome;
    call.log.warn(
      { flowId: trigger.flow.id, ...runFields({ runId: run.runId, trace: firing.trace }), status, error, failed },
      'A run in memory did not go well',
    );
  }
  const answer = answerOf(end, { runId: run.runId, milliseconds, timeout });
  return { ...answer, headers: { ...answer.headers, ...identityHeaders(run, trigger.definition) } };
}

type Ended = { runId: string; milliseconds: number; timeout: number };

function answerOf({ outcome, response }: InMemoryEnd, { runId, milliseconds, timeout }: Ended): Answer {
  if (response) return encodeResponse(response);
  if (outcome.code === 'WorkflowRunCancelled' && milliseconds >= timeout) {
    const message = `The flow did not end within ${timeout / 1000} s; its run was ended.`;
    throw new AppError('ResponseTimeout', message, { runId });
  }
  if (outcome.code === 'WorkflowRunCancelled') {
    throw new AppError('Unavailable', 'The gateway is being stopped, and the run was ended.', { runId });
  }
  const { status, error } = outcome;
  noResponse({ runId, status, ...(error && { error }) });
}
