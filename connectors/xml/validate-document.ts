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
/** Texts are UTF-8 by now, whatever encoding they came in and still declare. */
const UTF_8 = { encoding: 'utf-8' };
const DECLARED_ENCODING = /^(<\?xml[^>]*?)\sencoding\s*=\s*(?:"[^"]*"|'[^']*')/;

type Problem = { line: number; column: number; message: string };

export type Verdict =
  | { isValid: true }
  | { isValid: false; code: 'XmlSchemaInvalid' | 'XmlNotWellFormed' | 'XmlValidationFailed'; problems: Problem[] };

/** What is wrong; `undefined` for a document that fits. */
export async function validateDocument(validation: Validation): Promise<FlowFailure | undefined> {
  const verdict = await judgeDocument(validation);
  return verdict.isValid ? undefined : verdictFailure(verdict, validation.schema.name);
}

/** The problems in one sentence. */
export function verdictFailure({ code, problems }: Extract<Verdict, { isValid: false }>, schema: string): FlowFailure {
  const subject = code === 'XmlSchemaInvalid' ? `The schema '${schema}'` : 'The content';
  const lines = problems.map(({ line, message }) => (line > 0 ? `line ${line}: ${message}` : message));
  return { code, message: `${subject} is not valid: ${lines.join(' ')}` };
}

export async function judgeDocument({ document, schema, included }: Validation): Promise<Verdict> {
  const xml = await import('libxml2-wasm');
  const encoder = new TextEncoder();
  const buffers = Object.entries(included).map(([location, text]) => [
    location,
    encoder.encode(text.replace(DECLARED_ENCODING, '$1')),
  ]);
  xml.xmlCleanupInputProvider();
  xml.xmlRegisterInputProvider(new xml.XmlBufferInputProvider(Object.fromEntries(buffers)));
  const open: { dispose(): void }[] = [];
  let code: Extract<Verdict, { isValid: false }>['code'] = 'XmlSchemaInvalid';
  try {
    const xsd = xml.XmlDocument.fromString(schema.text, UTF_8);
    open.unshift(xsd);
    const validator = xml.XsdValidator.fromDoc(xsd);
    open.unshift(validator);
    code = 'XmlNotWellFormed';
    const parsed = xml.XmlDocument.fromString(document, UTF_8);
    open.unshift(parsed);
    code = 'XmlValidationFailed';
    validator.validate(parsed);
    return { isValid: true };
  } catch (error) {
    if (!(error instanceof xml.XmlError)) throw error;
    const details = error instanceof xml.XmlLibError ? error.details.slice(0, MAX_PROBLEMS) : [];
    const problems = details.map(({ line, col, message }) => ({ line, column: col, message: message.trim() }));
    const whole = { line: 0, column: 0, message: error.message.trim() };
    return { isValid: false, code, problems: problems.length > 0 ? problems : [whole] };
  } finally {
    for (const each of open) each.dispose();
  }
}
