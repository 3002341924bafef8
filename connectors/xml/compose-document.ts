/** Makes an XML document of JSON by a schema, and checks it against that. Runs in a thread of the sandbox. */

import { ExpressionError } from '#core/expressions/errors.ts';
import { parseJson } from '#core/json/parse-json.ts';
import type { FlowFailure } from '#core/runs/record.ts';
import { XmlConversionError } from '#core/xml/json-to-xml.ts';
import { writeXml, XmlWriteError, type XmlWriting } from '#core/xml/write-xml.ts';
import { XmlSyntaxError } from '#core/xml/xml-reader.ts';
import { ComposeError, type ComposeSettings, composeBySchema } from '#core/xml-schema/compose-by-schema.ts';
import { readSchema } from '#core/xml-schema/read-schema.ts';
import { SchemaError } from '#core/xml-schema/schema-model.ts';

import { judgeDocument, type Validation, verdictFailure } from './validate-document.ts';

export type Composition = Omit<Validation, 'document'> & {
  /** JSON text. */
  content: string;
  settings: ComposeSettings;
  writing: XmlWriting;
};

export type ValidationEvent = {
  severity: 'Error';
  message: string;
  exception: { message: string; lineNumber: number; linePosition: number };
};

export type CompositionOutcome = { xml: string; validationEvents: ValidationEvent[] } | { failure: FlowFailure };

/** What the document lacks by its schema is told beside it: it is no failure (WDL reference 8). */
export async function composeDocument(input: Composition): Promise<CompositionOutcome> {
  const written = write(input);
  if ('failure' in written) return written;
  const verdict = await judgeDocument({ ...input, document: written.xml });
  if (verdict.isValid) return { xml: written.xml, validationEvents: [] };
  if (verdict.code === 'XmlSchemaInvalid') return { failure: verdictFailure(verdict, input.schema.name) };
  const validationEvents = verdict.problems.map(({ line, column, message }): ValidationEvent => {
    return { severity: 'Error', message, exception: { message, lineNumber: line, linePosition: column } };
  });
  return { xml: written.xml, validationEvents };
}

function write(input: Composition): { xml: string } | { failure: FlowFailure } {
  try {
    const schema = readSchema({ text: input.schema.text, included: input.included });
    const root = composeBySchema(parseJson(input.content), schema, input.settings);
    return { xml: writeXml(root, input.writing) };
  } catch (error) {
    if (error instanceof SchemaError) return { failure: { code: 'XmlSchemaInvalid', message: error.message } };
    if (!isBadContent(error)) throw error;
    return { failure: { code: 'XmlComposeFailed', message: error.message } };
  }
}

function isBadContent(error: unknown): error is Error {
  const kinds = [ComposeError, XmlWriteError, XmlConversionError, XmlSyntaxError, ExpressionError];
  return kinds.some((kind) => error instanceof kind);
}
