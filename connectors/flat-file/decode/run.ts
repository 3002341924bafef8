/** Reads a flat file in a thread of the sandbox, by a schema among the artifacts; the XML is the body of the outputs. */

import { failed, succeeded } from '#connectors/call-result.ts';
import { textOfContent } from '#connectors/content-text.ts';
import { defineRunner } from '#connectors/define-runner.ts';
import { taskFailure } from '#connectors/sandbox/task-failure.ts';
import { runInThread } from '#connectors/sandbox/thread-pool.ts';
import { includedSchemas } from '#connectors/xml/included-schemas.ts';
import { decodeBase64 } from '#core/encoding/base64.ts';
import { isContent, textContent, XML_TYPE } from '#core/expressions/content.ts';
import type { Value } from '#core/json/value.ts';

import manifest from './manifest.ts';

const MAX_TIME_MS = 30_000;

export default defineRunner(manifest, async ({ content, schema: name }, context) => {
  const file = fileOf(content);
  if (file === undefined) return failed('BadRequest', "The 'content' has to be a flat file, as text or as content.");
  const text = await context.readArtifact?.('Schema', name);
  if (text === undefined) return failed('ArtifactNotFound', `There is no schema '${name}': add it to the artifacts.`);
  const included = await includedSchemas(text, context);
  const input = { to: 'xml' as const, content: file, schema: { name, text }, included };
  const limit = Math.min(context.timeout, MAX_TIME_MS);
  const outcome = await runInThread({ name: 'flatFile', input, limit, signal: context.signal });
  if (outcome.kind !== 'done') {
    return taskFailure(outcome, {
      codes: 'FlatFile',
      broken: 'FlatFileFailed',
      subject: 'Reading the flat file',
      limit,
    });
  }
  const { result } = outcome;
  if ('failure' in result) return failed(result.failure.code, result.failure.message);
  return succeeded(textContent(XML_TYPE, result.text));
});

/** Bytes of an unnamed charset are for the schema to read. */
function fileOf(content: Value): string | Uint8Array | undefined {
  if (!isContent(content) || /charset/i.test(content['$content-type'])) return textOfContent(content);
  return decodeBase64(content.$content);
}
