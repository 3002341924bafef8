/** Turns a flat file into XML, or XML into a flat file, by a schema. Runs in a thread of the sandbox. */

import { decodeFlatFile } from '#core/flat-file/decode-flat-file.ts';
import { type EmptyNodes, encodeFlatFile } from '#core/flat-file/encode-flat-file.ts';
import { FlatFileError, type FlatSchema } from '#core/flat-file/flat-schema.ts';
import { readFlatSchema } from '#core/flat-file/read-flat-schema.ts';
import type { FlowFailure } from '#core/runs/record.ts';
import { parseXml } from '#core/xml/parse-xml.ts';
import { writeXml, XmlWriteError } from '#core/xml/write-xml.ts';
import { XmlSyntaxError } from '#core/xml/xml-reader.ts';
import { rootElement } from '#core/xml/xml-tree.ts';
import { SchemaError } from '#core/xml-schema/schema-model.ts';

type FlatFileTask = { schema: { name: string; text: string }; included: { [location: string]: string } };

export type Conversion = FlatFileTask &
  (
    | { to: 'xml'; content: string | Uint8Array }
    | { to: 'text'; document: string; emptyNodes: EmptyNodes; normalizes: boolean }
  );

export type ConversionOutcome = { text: string } | { failure: FlowFailure };

export async function convertFlatFile(task: Conversion): Promise<ConversionOutcome> {
  try {
    const schema = readFlatSchema({ text: task.schema.text, included: task.included });
    if (task.to === 'xml') {
      const element = decodeFlatFile(textOf(task.content, schema), schema);
      return { text: writeXml(element, { encoding: 'utf-8' }) };
    }
    const source = task.normalizes ? task.document : withCarriageReturns(task.document);
    const document = parseXml(source, { keepsBlankText: true });
    return { text: encodeFlatFile(rootElement(document), schema, task.emptyNodes) };
  } catch (error) {
    const failure = failureOf(error, task.schema.name);
    if (!failure) throw error;
    return { failure };
  }
}

function failureOf(error: unknown, schema: string): FlowFailure | undefined {
  if (error instanceof SchemaError) {
    return { code: 'FlatFileSchemaInvalid', message: `The schema '${schema}' cannot be used: ${error.message}` };
  }
  if (error instanceof XmlSyntaxError)
    return { code: 'XmlNotWellFormed', message: `The content is no XML: ${error.message}` };
  if (error instanceof FlatFileError || error instanceof XmlWriteError) {
    return { code: 'FlatFileFailed', message: error.message };
  }
  return undefined;
}

const CODEPAGES = new Map([
  [1200, 'utf-16le'],
  [1201, 'utf-16be'],
  [20127, 'ascii'],
  [28591, 'iso-8859-1'],
  [65001, 'utf-8'],
  [932, 'shift_jis'],
  [936, 'gbk'],
  [949, 'euc-kr'],
  [950, 'big5'],
]);

/** Bytes are read by the code page of the schema, UTF-8 when it names none. */
function textOf(content: string | Uint8Array, { codepage = 65001 }: FlatSchema): string {
  if (typeof content === 'string') return content;
  const label = CODEPAGES.get(codepage) ?? (codepage >= 1250 && codepage <= 1258 ? `windows-${codepage}` : undefined);
  if (label === undefined) throw new SchemaError(`the code page ${codepage} is not known here.`);
  return new TextDecoder(label).decode(content);
}

/** XML takes every kind of line break for one character; as references they stay what they are. */
function withCarriageReturns(document: string): string {
  return document.replace(/>([^<]*)</g, (between) =>
    /^>\s*<$/.test(between) ? between : between.replaceAll('\r', '&#xD;'),
  );
}
