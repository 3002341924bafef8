/** Runs a script in a thread of the sandbox; what it returns is the body of the outputs (WDL reference 8). */

import { type CallResult, defineRunner } from '#connectors/define-runner.ts';
import { outOfMemory } from '#connectors/inline-code/script-failure.ts';
import { runInThread } from '#connectors/sandbox/thread-pool.ts';
import { parseJson } from '#core/json/parse-json.ts';
import { printJson } from '#core/json/print-json.ts';
import type { FlowFailure } from '#core/runs/record.ts';

import manifest from './manifest.ts';

const MAX_CODE_LENGTH = 100_000;
const MAX_TIME_MS = 15_000;

export default defineRunner(manifest, async ({ code, workflowContext }, { timeout, signal }) => {
  if (code.length > MAX_CODE_LENGTH) {
    const message = `The code has ${code.length} characters; it may have ${MAX_CODE_LENGTH}.`;
    return failed({ code: 'JavaScriptTooLong', message });
  }
  const limit = Math.min(timeout, MAX_TIME_MS);
  const input = { code, context: printJson(workflowContext) };
  const outcome = await runInThread({ name: 'script', input, limit, signal });
  if (outcome.kind === 'outOfMemory') return failed(outOfMemory());
  if (outcome.kind === 'timedOut') {
    return failed({ code: 'JavaScriptTimedOut', message: `The code did not end within ${limit / 1000} s.` });
  }
  if (outcome.kind === 'crashed') {
    return failed({ code: 'JavaScriptError', message: `The code broke its sandbox off: ${outcome.message}` });
  }
  const { result } = outcome;
  if ('failure' in result) return failed(result.failure);
  return { status: 'Succeeded', code: 'OK', outputs: { body: parseJson(result.value) } };
});

function failed(error: FlowFailure): CallResult {
  return { status: 'Failed', code: error.code, error };
}
