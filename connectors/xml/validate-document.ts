/**
 * Checks an XML document against an XML schema with libxml2 in WebAssembly. Schemas that it includes or imports come from
 * what it is given; files and the network are out of its reach. Runs in a thread of the sandbox.
 */

import type { FlowFailure } from '#core/runs/record.ts';

export type Validation = {
  document: string;
  schema: { name: string; text: string };
  /** The schemas it includes or imports, by the location they are named with. */
  included: { [location: string]: string };
};

const MAX_PROBLEMS = 50;

/** What is wrong; `undefined` for a document that fits. */
export async function validateDocument({ document, schema, included }: Validation): Promise<FlowFailure | undefined> {
  const xml = await import('libxml2-wasm');
  const encoder = new TextEncoder();
  const buffers = Object.entries(included).map(([location, text]) => [location, encoder.encode(text)]);
  xml.xmlCleanupInputProvider();
  xml.xmlRegisterInputProvider(new xml.XmlBufferInputProvider(Object.fromEntries(buffers)));
  const open: { dispose(): void }[] = [];
  let code = 'XmlSchemaInvalid';
  try {
    const xsd = xml.XmlDocument.fromString(schema.text);
    open.unshift(xsd);
    const validator = xml.XsdValidator.fromDoc(xsd);
    open.unshift(validator);
    code = 'XmlNotWellFormed';
    const parsed = xml.XmlDocument.fromString(document);
    open.unshift(parsed);
    code = 'XmlValidationFailed';
    validator.validate(parsed);
    return undefined;
  } catch (error) {
    if (!(error instanceof xml.XmlError)) throw error;
    const details = error instanceof xml.XmlLibError ? error.details : [];
    const lines = details.slice(0, MAX_PROBLEMS).map(({ line, message }) => `line ${line}: ${message.trim()}`);
    const subject = code === 'XmlSchemaInvalid' ? `The schema '${schema.name}'` : 'The content';
    return { code, message: `${subject} is not valid: ${lines.join(' ') || error.message.trim()}` };
  } finally {
    for (const each of open) each.dispose();
  }
}
