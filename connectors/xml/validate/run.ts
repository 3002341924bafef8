/** Checks a document in a thread of the sandbox, by a schema among the artifacts and those that it includes. */

import { failed } from '#connectors/call-result.ts';
import { textOfContent } from '#connectors/content-text.ts';
import { defineRunner } from '#connectors/define-runner.ts';
import { taskFailure } from '#connectors/sandbox/task-failure.ts';
import { runInThread } from '#connectors/sandbox/thread-pool.ts';
import { includedSchemas } from '#connectors/xml/included-schemas.ts';

import manifest from './manifest.ts';

const MAX_TIME_MS = 30_000;

export default defineRunner(manifest, async ({ content, schema: name }, context) => {
  const document = textOfContent(content);
  if (document === undefined) return failed('BadRequest', "The 'content' has to be XML, as text or as XML content.");
  const text = await context.readArtifact?.('Schema', name);
  if (text === undefined) return failed('ArtifactNotFound', `There is no schema '${name}': add it to the artifacts.`);
  const input = { document, schema: { name, text }, included: await includedSchemas(text, context) };
  const limit = Math.min(context.timeout, MAX_TIME_MS);
  const outcome = await runInThread({ name: 'validation', input, limit, signal: context.signal });
  if (outcome.kind !== 'done') {
    return taskFailure(outcome, { codes: 'Xml', broken: 'XmlValidationFailed', subject: 'The check', limit });
  }
  const { result } = outcome;
  return result ? failed(result.code, result.message) : { status: 'Succeeded', code: 'OK' };
});
