/** Transforms a document in a thread of the sandbox, by a map among the artifacts; the result is the body of the outputs. */

import { failed, succeeded } from '#connectors/call-result.ts';
import { textOfContent } from '#connectors/content-text.ts';
import { defineRunner } from '#connectors/define-runner.ts';
import { taskFailure } from '#connectors/sandbox/task-failure.ts';
import { runInThread } from '#connectors/sandbox/thread-pool.ts';
import { textContent, XML_TYPE } from '#core/expressions/content.ts';
import { toText } from '#core/expressions/to-text.ts';

import manifest from './manifest.ts';

const MAX_TIME_MS = 30_000;
const HTML_TYPE = 'text/html;charset=utf-8';

export default defineRunner(manifest, async ({ content, map: name, parameters, asText }, context) => {
  const document = textOfContent(content);
  if (document === undefined) return failed('BadRequest', "The 'content' has to be XML, as text or as XML content.");
  const text = await context.readArtifact?.('Map', name);
  if (text === undefined) return failed('ArtifactNotFound', `There is no map '${name}': add it to the artifacts.`);
  const limit = Math.min(context.timeout, MAX_TIME_MS);
  const texts = Object.entries(parameters).map(([parameter, value]) => [parameter, toText(value)]);
  const input = { document, map: { name, text }, parameters: Object.fromEntries(texts) };
  const outcome = await runInThread({ name: 'transformation', input, limit, signal: context.signal });
  if (outcome.kind !== 'done') {
    return taskFailure(outcome, { codes: 'Xslt', broken: 'XsltFailed', subject: `The map '${name}'`, limit });
  }
  const { result } = outcome;
  if ('failure' in result) return failed(result.failure.code, result.failure.message);
  if (asText || result.method === 'text') return succeeded(result.text);
  return succeeded(textContent(result.method === 'html' ? HTML_TYPE : XML_TYPE, result.text));
});
