/** Writes a flat file in a thread of the sandbox, by a schema among the artifacts; its text is the body of the outputs. */

import { failed, succeeded } from '#connectors/call-result.ts';
import { textOfContent } from '#connectors/content-text.ts';
import { defineRunner } from '#connectors/define-runner.ts';
import { taskFailure } from '#connectors/sandbox/task-failure.ts';
import { runInThread } from '#connectors/sandbox/thread-pool.ts';
import { includedSchemas } from '#connectors/xml/included-schemas.ts';

import manifest from './manifest.ts';

const MAX_TIME_MS = 30_000;

export default defineRunner(manifest, async ({ content, schema: name, ...inputs }, context) => {
  const document = textOfContent(content);
  if (document === undefined) return failed('BadRequest', "The 'content' has to be XML, as text or as XML content.");
  const text = await context.readArtifact?.('Schema', name);
  if (text === undefined) return failed('ArtifactNotFound', `There is no schema '${name}': add it to the artifacts.`);
  const included = await includedSchemas(text, context);
  const { emptyNodeGenerationMode: emptyNodes, xmlNormalization: normalizes } = inputs;
  const input = { to: 'text' as const, document, emptyNodes, normalizes, schema: { name, text }, included };
  const limit = Math.min(context.timeout, MAX_TIME_MS);
  const outcome = await runInThread({ name: 'flatFile', input, limit, signal: context.signal });
  if (outcome.kind !== 'done') {
    return taskFailure(outcome, {
      codes: 'FlatFile',
      broken: 'FlatFileFailed',
      subject: 'Writing the flat file',
      limit,
    });
  }
  const { result } = outcome;
  return 'failure' in result ? failed(result.failure.code, result.failure.message) : succeeded(result.text);
});
