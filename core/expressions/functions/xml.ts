/** JSON and XML (WDL reference 15.4 and 15.8). */

import {
  type Content,
  contentText,
  isContent,
  isXmlContent,
  textContent,
  XML_TYPE,
} from '#core/expressions/content.ts';
import { describeValue, shorten } from '#core/expressions/describe-value.ts';
import { ExpressionError } from '#core/expressions/errors.ts';
import { JsonSyntaxError } from '#core/json/json-syntax-error.ts';
import { floatValue } from '#core/json/numbers.ts';
import { isObject } from '#core/json/objects.ts';
import { parseJson } from '#core/json/parse-json.ts';
import { PayloadNeeded, PayloadRef } from '#core/json/payload-ref.ts';
import type { Value } from '#core/json/value.ts';
import { jsonToXml, XmlConversionError } from '#core/xml/json-to-xml.ts';
import { parseXml } from '#core/xml/parse-xml.ts';
import { printXml } from '#core/xml/print-xml.ts';
import { XmlSyntaxError } from '#core/xml/xml-reader.ts';
import { xmlToJson } from '#core/xml/xml-to-json.ts';
import type { XmlDocument } from '#core/xml/xml-tree.ts';
import { evaluateXPath } from '#core/xml/xpath/evaluate-xpath.ts';
import { XPathError } from '#core/xml/xpath/xpath-error.ts';
import type { XPathNode } from '#core/xml/xpath/xpath-nodes.ts';
import { defineFunction } from './define-function.ts';

function wrongValue(name: string, expected: string, value: Value): Error {
  if (value instanceof PayloadRef) return new PayloadNeeded(value);
  const given = describeValue(value);
  return new ExpressionError(`The function '${name}' expects ${expected}, but was given ${given}.`, {
    detail: { function: name, argument: 'value', expected, given },
  });
}

function toJson(value: Value): Value {
  if (isXmlContent(value)) return xmlToJson(readXml('json', contentText(value)));
  if (isContent(value)) return readJson(contentText(value));
  if (typeof value === 'string') return readJson(value);
  throw wrongValue('json', 'a text or an XML value', value);
}

function readJson(text: string): Value {
  try {
    return parseJson(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    throw new ExpressionError(`The function 'json' was given text that is no valid JSON: ${error.message}`, {
      detail: { function: 'json', argument: 'value', expected: 'JSON' },
    });
  }
}

function readXml(name: string, text: string): XmlDocument {
  try {
    return parseXml(text);
  } catch (error) {
    throw invalidXml(name, error);
  }
}

function invalidXml(name: string, error: unknown): unknown {
  if (!(error instanceof XmlSyntaxError) && !(error instanceof XmlConversionError)) return error;
  return new ExpressionError(`The function '${name}' was given a value that is no valid XML: ${error.message}`, {
    detail: { function: name, argument: 'value', expected: 'one well-formed XML document' },
  });
}

function toXml(value: Value): Content {
  if (typeof value === 'string') return xmlContent(readXml('xml', value));
  // Bytes that came from outside are kept as they are; who reads them finds out whether they are XML.
  if (isContent(value)) return textContent(XML_TYPE, contentText(value));
  if (!isObject(value)) throw wrongValue('xml', 'a text or an object', value);
  try {
    return xmlContent(jsonToXml(value));
  } catch (error) {
    throw invalidXml('xml', error);
  }
}

function xmlContent(node: Parameters<typeof printXml>[0]): Content {
  return textContent(XML_TYPE, printXml(node));
}

function xpath(value: Value, path: string): Value {
  if (!isXmlContent(value)) throw wrongValue('xpath', 'an XML value as its first argument; use xml() on a text', value);
  const document = readXml('xpath', contentText(value));
  try {
    const result = evaluateXPath(document, path);
    if (Array.isArray(result)) return result.map(nodeValue);
    return typeof result === 'number' ? floatValue(result) : result;
  } catch (error) {
    if (!(error instanceof XPathError)) throw error;
    throw new ExpressionError(`The XPath '${shorten(path)}' is not valid: ${error.message}.`, {
      detail: { function: 'xpath', argument: 'path', expected: 'XPath 1.0', given: shorten(path) },
    });
  }
}

/** Elements stay XML; everything else is its text. */
function nodeValue(node: XPathNode): Value {
  return node.kind === 'element' || node.kind === 'document' ? xmlContent(node) : node.value;
}

export const xmlFunctions = [
  defineFunction({
    name: 'json',
    params: [{ name: 'value', type: 'any', summary: 'JSON text, or an XML value' }],
    returns: 'any',
    summary: 'The value that a JSON text or an XML value holds',
    example: { expression: 'json(\'{"a":1}\')', result: '{"a":1}' },
    evaluate: ([value]) => toJson(value),
  }),
  defineFunction({
    name: 'xml',
    params: [{ name: 'value', type: 'any', summary: 'XML text, or an object with one root property' }],
    returns: 'object',
    summary: 'The value as XML',
    example: { expression: "string(xml('<name>Ada</name>'))", result: '"<name>Ada</name>"' },
    evaluate: ([value]) => toXml(value),
  }),
  defineFunction({
    name: 'xpath',
    params: [
      { name: 'xml', type: 'any', summary: 'An XML value' },
      { name: 'path', type: 'text', summary: 'The XPath 1.0 expression' },
    ],
    returns: 'any',
    summary: 'What an XPath finds in XML: an array of nodes, or one text, number or boolean',
    example: { expression: "xpath(xml('<a><b>1</b><b>2</b></a>'), 'count(/a/b)')", result: '2.0' },
    evaluate: ([value, path]) => xpath(value, path),
  }),
] as const;
