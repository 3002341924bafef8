/** Runs a draft once in this process and streams what happens, as lines of JSON (core/api/test-runs.ts). */

import { type TestRunEvent, type TestRunOrder, testRunSchema } from '#core/api/test-runs.ts';
import type { Answer } from '#gateway/answer.ts';
import { callOperation } from '#gateway/call-operation.ts';
import type { Call, Gateway } from '#gateway/gateway-context.ts';
import { checkSignedIn } from '#gateway/guards/signed-in.ts';
import { readBody } from '#gateway/read-body.ts';
import { AppError } from '#server/app-error.ts';
import type { Log } from '#server/log.ts';
import { planTest, type TestPlan, testFlow } from '#server/use-cases/test-flow.ts';

/** Test runs share the process with the endpoints of flows: a few at a time. */
const MAX_AT_ONCE = 4;
let running = 0;

export async function answerTestRun(call: Call, { settings }: Gateway): Promise<Answer> {
  const { request, response, method, params, signal, log } = call;
  if (method !== 'POST') {
    throw new AppError('MethodNotAllowed', `A test run is started by POST, not ${method}.`, { allow: 'POST' });
  }
  await checkSignedIn(request, settings.publicUrl);
  const order = readOrder(await readBody(request, response, settings.maxBodyBytes));
  const plan = await planTest(params.flowId ?? '', order);
  if (running >= MAX_AT_ONCE) {
    throw new AppError('TooManyConcurrentRequests', `${MAX_AT_ONCE} test runs are going on. Try again shortly.`);
  }
  const headers = { 'content-type': 'application/x-ndjson; charset=utf-8', 'cache-control': 'no-store' };
  return { status: 200, headers, pieces: lines(plan, { signal, log }) };
}

/** Throws `BodyNotJson` and `BadRequest`. */
function readOrder(bytes: Uint8Array): TestRunOrder {
  let body: unknown;
  try {
    body = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    throw new AppError('BodyNotJson', 'The body is not valid JSON.');
  }
  const order = testRunSchema.safeParse(body);
  if (order.success) return order.data;
  throw new AppError('BadRequest', order.error.issues.map(({ message }) => message).join(' '));
}

async function* lines(plan: TestPlan, { signal, log }: { signal: AbortSignal; log: Log }): AsyncGenerator<string> {
  running += 1;
  try {
    for await (const event of testFlow(plan, { callOperation, signal })) yield line(event);
  } catch (error) {
    log.error({ err: error, flowId: plan.input.flowId }, 'A test run failed');
    const failure = { code: 'InternalError', message: 'Something went wrong here; the log of the gateway says more.' };
    yield line({
      kind: 'ended',
      status: 'Failed',
      code: failure.code,
      error: failure,
      endedAt: Date.now(),
      omitted: 0,
    });
  } finally {
    running -= 1;
  }
}

const line = (event: TestRunEvent) => `${JSON.stringify(event)}\n`;
