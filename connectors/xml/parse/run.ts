/** Reads a document in a thread of the sandbox, by a schema among the artifacts; its JSON is in `body.json`. */

import { failed, succeeded } from '#connectors/call-result.ts';
import { textOfContent } from '#connectors/content-text.ts';
import { defineRunner } from '#connectors/define-runner.ts';
import { taskFailure } from '#connectors/sandbox/task-failure.ts';
import { runInThread } from '#connectors/sandbox/thread-pool.ts';
import { includedSchemas } from '#connectors/xml/included-schemas.ts';
import { parseJson } from '#core/json/parse-json.ts';

import manifest from './manifest.ts';

const MAX_TIME_MS = 30_000;

export default defineRunner(manifest, async ({ content, schema: name, ...inputs }, context) => {
  const document = textOfContent(content);
  if (document === undefined) return failed('BadRequest', "The 'content' has to be XML, as text or as XML content.");
  const text = await context.readArtifact?.('Schema', name);
  if (text === undefined) return failed('ArtifactNotFound', `There is no schema '${name}': add it to the artifacts.`);
  const { xmlReaderSettings: reader = {}, jsonWriterSettings: writer = {}, rootNodeQualifiedName } = inputs;
  const input = {
    document,
    schema: { name, text },
    included: await includedSchemas(text, context),
    settings: {
      rootName: rootNodeQualifiedName || undefined,
      ignoresAttributes: writer.ignoreAttributes,
      qualifiesNames: writer.useFullyQualifiedNames,
    },
    ignoresBlankText: reader.ignoreWhitespace === true,
    allowsDtd: reader.dtdProcessing === 'Ignore' || reader.dtdProcessing === 'Parse',
  };
  const limit = Math.min(context.timeout, MAX_TIME_MS);
  const outcome = await runInThread({ name: 'parse', input, limit, signal: context.signal });
  if (outcome.kind !== 'done') {
    return taskFailure(outcome, { codes: 'Xml', broken: 'XmlParseFailed', subject: 'Reading the content', limit });
  }
  const { result } = outcome;
  if ('failure' in result) return failed(result.failure.code, result.failure.message);
  return succeeded({ json: parseJson(result.json) });
});
