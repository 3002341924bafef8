/** Renders a map in a thread of the sandbox; its text, or the JSON it is, is the body of the outputs. */

import { type CallResult, defineRunner } from '#connectors/define-runner.ts';
import { runInThread } from '#connectors/sandbox/thread-pool.ts';
import { parseJson } from '#core/json/parse-json.ts';
import { printJson } from '#core/json/print-json.ts';
import type { Value } from '#core/json/value.ts';

import manifest from './manifest.ts';

const MAX_TIME_MS = 30_000;

export default defineRunner(manifest, async ({ content, map, result }, { timeout, signal, readArtifact }) => {
  const text = await readArtifact?.('Map', map);
  if (text === undefined) return failed('ArtifactNotFound', `There is no map '${map}': add it to the artifacts.`);
  const limit = Math.min(timeout, MAX_TIME_MS);
  const outcome = await runInThread({ name: 'liquid', input: { text, content: printJson(content) }, limit, signal });
  if (outcome.kind === 'timedOut')
    return failed('LiquidTimedOut', `The map '${map}' did not end in ${limit / 1000} s.`);
  if (outcome.kind === 'outOfMemory') return failed('LiquidOutOfMemory', `The map '${map}' used too much memory.`);
  if (outcome.kind === 'crashed') return failed('LiquidTemplateFailed', `The map '${map}' failed: ${outcome.message}`);
  const rendered = outcome.result;
  if ('failure' in rendered)
    return failed(rendered.failure.code, `The map '${map}' failed: ${rendered.failure.message}`);
  if (result === 'Text') return succeeded(rendered.text);
  try {
    return succeeded(parseJson(rendered.text));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return failed('LiquidResultNotJson', `What the map '${map}' gives is no JSON: ${reason}`);
  }
});

function succeeded(body: Value): CallResult {
  return { status: 'Succeeded', code: 'OK', outputs: { body } };
}

function failed(code: string, message: string): CallResult {
  return { status: 'Failed', code, error: { code, message } };
}
