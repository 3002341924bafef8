/** Renders a map in a thread of the sandbox; its text, or the JSON it is, is the body of the outputs. */

import { failed, succeeded } from '#connectors/call-result.ts';
import { defineRunner } from '#connectors/define-runner.ts';
import { taskFailure } from '#connectors/sandbox/task-failure.ts';
import { runInThread } from '#connectors/sandbox/thread-pool.ts';
import { parseJson } from '#core/json/parse-json.ts';
import { printJson } from '#core/json/print-json.ts';

import manifest from './manifest.ts';

const MAX_TIME_MS = 30_000;

export default defineRunner(manifest, async ({ content, map, result }, { timeout, signal, readArtifact }) => {
  const text = await readArtifact?.('Map', map);
  if (text === undefined) return failed('ArtifactNotFound', `There is no map '${map}': add it to the artifacts.`);
  const limit = Math.min(timeout, MAX_TIME_MS);
  const outcome = await runInThread({ name: 'liquid', input: { text, content: printJson(content) }, limit, signal });
  if (outcome.kind !== 'done') {
    const labels = { codes: 'Liquid', broken: 'LiquidTemplateFailed', subject: `The map '${map}'`, limit };
    return taskFailure(outcome, labels);
  }
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
