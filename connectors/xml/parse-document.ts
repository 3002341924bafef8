/** Checks an XML document against its schema and makes JSON of it. Runs in a thread of the sandbox. */

import { printJson } from '#core/json/print-json.ts';
import type { FlowFailure } from '#core/runs/record.ts';
import { parseXml } from '#core/xml/parse-xml.ts';
import { XmlSyntaxError } from '#core/xml/xml-reader.ts';
import { type ParseSettings, parseBySchema } from '#core/xml-schema/parse-by-schema.ts';
import { readSchema } from '#core/xml-schema/read-schema.ts';
import { SchemaError } from '#core/xml-schema/schema-model.ts';

import { type Validation, validateDocument } from './validate-document.ts';

export type Parse = Validation & { settings: ParseSettings; ignoresBlankText: boolean; allowsDtd: boolean };

/** `json`: JSON text. */
export type ParseOutcome = { json: string } | { failure: FlowFailure };

export async function parseDocument(input: Parse): Promise<ParseOutcome> {
  const failure = await validateDocument(input);
  if (failure) return { failure };
  try {
    const document = parseXml(input.document, { keepsBlankText: !input.ignoresBlankText });
    if (document.documentType && !input.allowsDtd) {
      const message = "The content has a DTD: set 'dtdProcessing' of 'xmlReaderSettings' to Ignore to let it pass.";
      return { failure: { code: 'XmlDtdProhibited', message } };
    }
    const schema = readSchema({ text: input.schema.text, included: input.included });
    return { json: printJson(parseBySchema(document, schema, input.settings)) };
  } catch (error) {
    if (error instanceof XmlSyntaxError) {
      return { failure: { code: 'XmlNotWellFormed', message: `The content cannot be read: ${error.message}` } };
    }
    if (error instanceof SchemaError) return { failure: { code: 'XmlParseFailed', message: error.message } };
    throw error;
  }
}
