/** Makes a document in a thread of the sandbox, by a schema among the artifacts; it is `body.xml`, what it lacks beside it. */

import { failed, succeeded } from '#connectors/call-result.ts';
import { defineRunner } from '#connectors/define-runner.ts';
import { taskFailure } from '#connectors/sandbox/task-failure.ts';
import { runInThread } from '#connectors/sandbox/thread-pool.ts';
import { includedSchemas } from '#connectors/xml/included-schemas.ts';
import { printJson } from '#core/json/print-json.ts';
import type { XmlWriting } from '#core/xml/write-xml.ts';

import { type DocumentEncoding, ENCODINGS } from './encodings.ts';
import manifest, { type WriterSettings } from './manifest.ts';

const MAX_TIME_MS = 30_000;
const DEFAULT_ENCODING = 'utf-8';
const DEFAULT_INDENT = '  ';

export default defineRunner(manifest, async ({ content, schema: name, ...inputs }, context) => {
  const { xmlWriterSettings: writer = {}, rootNodeQualifiedName, dateTimeFormat } = inputs;
  const encodingName = writer.encoding ?? DEFAULT_ENCODING;
  const encoding = ENCODINGS.get(encodingName.toLowerCase());
  if (!encoding) {
    const known = [...ENCODINGS.keys()].join(', ');
    return failed('BadRequest', `The encoding '${encodingName}' is not known here; there are ${known}.`);
  }
  const text = await context.readArtifact?.('Schema', name);
  if (text === undefined) return failed('ArtifactNotFound', `There is no schema '${name}': add it to the artifacts.`);
  const input = {
    content: printJson(content),
    schema: { name, text },
    included: await includedSchemas(text, context),
    settings: { rootName: rootNodeQualifiedName || undefined, dateTimeFormat: dateTimeFormat || undefined },
    writing: writingOf(writer, encodingName, encoding),
  };
  const limit = Math.min(context.timeout, MAX_TIME_MS);
  const outcome = await runInThread({ name: 'composition', input, limit, signal: context.signal });
  if (outcome.kind !== 'done') {
    return taskFailure(outcome, { codes: 'Xml', broken: 'XmlComposeFailed', subject: 'Writing the document', limit });
  }
  const { result } = outcome;
  if ('failure' in result) return failed(result.failure.code, result.failure.message);
  const bytes = Buffer.from(encoding.encode(result.xml));
  const xml = { '$content-type': `application/xml;charset=${encodingName}`, $content: bytes.toString('base64') };
  return succeeded({ xml, validationEvents: result.validationEvents });
});

function writingOf(writer: WriterSettings, encoding: string, { lastCharacter }: DocumentEncoding): XmlWriting {
  const hasDeclaration = writer.omitXmlDeclaration !== true && writer.conformanceLevel !== 'Fragment';
  const replaces = writer.newLineHandling === undefined || writer.newLineHandling === 'Replace';
  return {
    ...(hasDeclaration ? { encoding } : {}),
    ...(writer.indent ? { indent: writer.indentChars ?? DEFAULT_INDENT } : {}),
    ...(replaces && writer.newLineChars !== undefined ? { newLine: writer.newLineChars } : {}),
    newLineOnAttributes: writer.newLineOnAttributes === true,
    entitizesNewLines: writer.newLineHandling === 'Entitize',
    lastCharacter,
  };
}
