/**
 * Transforms an XML document with an XSLT 1.0 stylesheet, able to read nothing but the two. Runs in a thread of the
 * sandbox.
 */

import type { FlowFailure } from '#core/runs/record.ts';
import { readStylesheet, type Stylesheet, StylesheetError, withCommonExtensions } from '#core/xml/stylesheet.ts';
import { XmlSyntaxError } from '#core/xml/xml-reader.ts';

import { type XsltEngine, xsltEngine } from './xslt-engine.ts';

export type Transformation = {
  document: string;
  map: { name: string; text: string };
  parameters: { [name: string]: string };
};

export type TransformationOutcome = { text: string; method: 'xml' | 'html' | 'text' } | { failure: FlowFailure };

const MAX_MESSAGE_LENGTH = 2_000;
const OUT_OF_MEMORY = /out of memory|allocation failed/i;
/** Entities that the document declares itself are resolved; more than that no document can ask for. */
const OPTIONS = { encoding: 'UTF-8', options: { noEnt: true, noCData: true } } as const;

/** Throws when the engine broke: then it is to be thrown away, with all that it holds. */
export async function transformDocument(input: Transformation): Promise<TransformationOutcome> {
  const map = fitMap(input.map);
  if ('code' in map) return { failure: map };
  const engine = await xsltEngine();
  engine.takeNotes();
  const open: { delete(): void }[] = [];
  const attempt = await transform(engine, input, open);
  for (const each of open) each.delete();
  const { messages, refused } = engine.takeNotes();
  if (OUT_OF_MEMORY.test(messages)) throw new RangeError('The XSLT engine is out of memory.');
  if (refused.length > 0) return { failure: refusal(input.map.name, refused) };
  if ('text' in attempt) return { text: attempt.text, method: methodOf(map, attempt.text) };
  const reason = messages.trim().slice(0, MAX_MESSAGE_LENGTH);
  return { failure: { code: attempt.code, message: `${attempt.subject} failed: ${reason}` } };
}

type Attempt = { text: string } | { code: string; subject: string };

/** `open` receives what has to be freed. */
async function transform(engine: XsltEngine, input: Transformation, open: { delete(): void }[]): Promise<Attempt> {
  const { name, text } = input.map;
  const map = `The map '${name}'`;
  const source = await stopping(engine.XmlDocument.fromString(withCommonExtensions(text), { ...OPTIONS, url: name }));
  if (!source) return { code: 'XsltMapInvalid', subject: map };
  const stylesheet = await stopping(engine.XsltStylesheet.fromXmlDocument(source));
  // A stylesheet frees the document it was made of.
  open.unshift(stylesheet ?? source);
  if (!stylesheet || engine.hasPrinted(/^compilation error: /m)) return { code: 'XsltMapInvalid', subject: map };
  const document = await stopping(engine.XmlDocument.fromString(input.document, OPTIONS));
  if (!document) return { code: 'XmlNotWellFormed', subject: 'Reading the content' };
  open.unshift(document);
  const result = await stopping(stylesheet.apply(document, quoted(input.parameters)));
  if (result) open.unshift(result);
  if (!result || engine.hasPrinted(/^runtime error: /m)) return { code: 'XsltFailed', subject: map };
  return { text: inUtf8(stylesheet.applyToString(result)) };
}

/** The engine says no by a plain error, and what it has to say by printing; anything else means that it broke. */
async function stopping<Result>(step: Promise<Result>): Promise<Result | undefined> {
  try {
    return await step;
  } catch (error) {
    if (error instanceof Error && error.constructor === Error) return undefined;
    throw error;
  }
}

function fitMap({ name, text }: Transformation['map']): Stylesheet | FlowFailure {
  try {
    const stylesheet = readStylesheet(text);
    const { version, hasScript } = stylesheet;
    if (hasScript) {
      const advice = 'Write what it does in XSLT, or call a service or a script before or after the map';
      return { code: 'XsltScriptNotSupported', message: `The map '${name}' brings .NET code along. ${advice}.` };
    }
    if (Number(version) === 1) return stylesheet;
    const message = `The map '${name}' asks for XSLT ${version}; here runs XSLT 1.0. Write the map with version="1.0" and what 1.0 has.`;
    return { code: 'XsltVersionNotSupported', message };
  } catch (error) {
    if (!(error instanceof XmlSyntaxError || error instanceof StylesheetError)) throw error;
    return { code: 'XsltMapInvalid', message: `The map '${name}' is no stylesheet: ${error.message}` };
  }
}

function refusal(name: string, resources: string[]): FlowFailure {
  const shown = resources.map((resource) => `'${resource}'`).join(', ');
  const rule = 'A map sees its content and its parameters only';
  const message = `The map '${name}' reads ${shown} by document(), xsl:include, xsl:import or a DTD. ${rule}: put what it needs into the map itself or hand it over as a parameter.`;
  return { code: 'XsltAccessRefused', message };
}

/** The engine takes XPath expressions; a literal of XPath cannot hold both kinds of quotes. */
function quoted(parameters: { [name: string]: string }): { [name: string]: string } {
  const expression = (text: string) => {
    if (!text.includes("'")) return `'${text}'`;
    if (!text.includes('"')) return `"${text}"`;
    return `concat('${text.split("'").join(`', "'", '`)}')`;
  };
  return Object.fromEntries(Object.entries(parameters).map(([name, text]) => [name, expression(text)]));
}

/** The result leaves as UTF-8 whatever encoding the stylesheet names, and should say so. */
function inUtf8(written: string): string {
  return written
    .replace(/^(<\?xml[^>]*?\bencoding=)"[^"]*"/, '$1"utf-8"')
    .replace(/(<meta charset=)"[^"]*"/i, '$1"utf-8"');
}

/** Without `xsl:output` the root element of the result decides (XSLT 1.0, section 16). */
function methodOf({ method }: Stylesheet, written: string): 'xml' | 'html' | 'text' {
  if (method === 'text' || method === 'html') return method;
  return method === undefined && /^\s*(?:<!DOCTYPE[^>]*>\s*)?<html\b/i.test(written) ? 'html' : 'xml';
}
