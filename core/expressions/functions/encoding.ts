/** Base64, binary values, data URIs and percent-encoding (WDL reference 15.4). */

import { decodeBase64, encodeBase64 } from '#core/encoding/base64.ts';
import { decodePercent, encodePercent } from '#core/encoding/percent.ts';
import { decodeUtf8, encodeUtf8 } from '#core/encoding/utf8.ts';
import { type Content, contentText, isContent, OCTET_STREAM, textContent } from '#core/expressions/content.ts';
import { dataUriText, parseDataUri } from '#core/expressions/data-uri.ts';
import { shorten } from '#core/expressions/describe-value.ts';
import { ExpressionError } from '#core/expressions/errors.ts';
import { toText } from '#core/expressions/to-text.ts';
import type { Value } from '#core/json/value.ts';
import { defineFunction, type FunctionParam } from './define-function.ts';

const TEXT = { name: 'text', type: 'text', summary: 'The text' } as const satisfies FunctionParam;
const VALUE = { name: 'value', type: 'any', summary: 'Any value but null' } as const satisfies FunctionParam;
const BASE64 = { name: 'base64', type: 'text', summary: 'The base64 text' } as const satisfies FunctionParam;
const DATA_URI = { name: 'dataUri', type: 'text', summary: 'The data URI' } as const satisfies FunctionParam;

/** The value, which may be anything but null. */
function notNull(name: string, value: Value): Exclude<Value, null> {
  if (value !== null) return value;
  throw new ExpressionError(`The function '${name}' expects a value, but was given Null.`, {
    detail: { function: name, argument: 'value', expected: 'any value but null', given: 'Null' },
  });
}

function base64Bytes(name: string, text: string): Uint8Array {
  const bytes = decodeBase64(text);
  if (bytes) return bytes;
  throw new ExpressionError(`The function '${name}' expects base64 text, but '${shorten(text)}' is none.`, {
    detail: { function: name, expected: 'base64 text', given: shorten(text) },
  });
}

function toBase64(name: string, value: Value): string {
  return isContent(value) ? value.$content : encodeBase64(encodeUtf8(toText(notNull(name, value))));
}

function toBinary(value: Value): Content {
  return { '$content-type': OCTET_STREAM, $content: toBase64('binary', value) };
}

function toDataUri(value: Value): string {
  const type = isContent(value)
    ? value['$content-type']
    : `${typeof value === 'string' ? 'text/plain' : 'application/json'};charset=utf-8`;
  return `data:${type};base64,${toBase64('dataUri', value)}`;
}

export const encodingFunctions = [
  defineFunction({
    name: 'base64',
    params: [VALUE],
    returns: 'text',
    summary: 'The text (as UTF-8) in base64',
    example: { expression: "base64('hello')", result: '"aGVsbG8="' },
    evaluate: ([value]) => toBase64('base64', value),
  }),
  defineFunction({
    name: 'base64ToString',
    aliases: ['decodeBase64'],
    params: [BASE64],
    returns: 'text',
    summary: 'The text that a base64 text stands for',
    example: { expression: "base64ToString('aGVsbG8=')", result: '"hello"' },
    evaluate: ([text]) => decodeUtf8(base64Bytes('base64ToString', text)),
  }),
  defineFunction({
    name: 'base64ToBinary',
    params: [BASE64],
    returns: 'object',
    summary: 'The binary value that a base64 text stands for',
    example: { expression: "string(base64ToBinary('aGVsbG8='))", result: '"hello"' },
    evaluate: ([text]) => {
      base64Bytes('base64ToBinary', text);
      return { '$content-type': OCTET_STREAM, $content: text };
    },
  }),
  defineFunction({
    name: 'binary',
    params: [VALUE],
    returns: 'object',
    summary: 'The text of a value as a binary value',
    example: { expression: "binary('hello')['$content']", result: '"aGVsbG8="' },
    evaluate: ([value]) => toBinary(value),
  }),
  defineFunction({
    name: 'dataUri',
    aliases: ['encodeDataUri'],
    params: [VALUE],
    returns: 'text',
    summary: 'The value as a data URI',
    example: { expression: "dataUri('hello')", result: '"data:text/plain;charset=utf-8;base64,aGVsbG8="' },
    evaluate: ([value]) => toDataUri(value),
  }),
  defineFunction({
    name: 'dataUriToBinary',
    aliases: ['decodeDataUri'],
    params: [DATA_URI],
    returns: 'object',
    summary: 'The binary value in a data URI, with the type it names',
    example: {
      expression: "dataUriToBinary('data:text/plain;base64,aGVsbG8=')['$content-type']",
      result: '"text/plain"',
    },
    evaluate: ([uri]) => parseDataUri(uri),
  }),
  defineFunction({
    name: 'dataUriToString',
    params: [DATA_URI],
    returns: 'text',
    summary: 'The text in a data URI',
    example: { expression: "dataUriToString('data:text/plain;base64,aGVsbG8=')", result: '"hello"' },
    evaluate: ([uri]) => dataUriText(uri),
  }),
  defineFunction({
    name: 'uriComponent',
    aliases: ['encodeUriComponent'],
    params: [TEXT],
    returns: 'text',
    summary: 'The text with everything escaped that has a meaning in a URI',
    example: { expression: "uriComponent('a b&c')", result: '"a%20b%26c"' },
    evaluate: ([text]) => encodePercent(text),
  }),
  defineFunction({
    name: 'uriComponentToString',
    aliases: ['decodeUriComponent'],
    params: [TEXT],
    returns: 'text',
    summary: 'The text with its URI escapes undone',
    example: { expression: "uriComponentToString('a%20b')", result: '"a b"' },
    evaluate: ([text]) => decodePercent(text),
  }),
  defineFunction({
    name: 'uriComponentToBinary',
    params: [TEXT],
    returns: 'object',
    summary: 'The text with its URI escapes undone, as a binary value',
    example: { expression: "uriComponentToBinary('a%26b')['$content']", result: '"YSZi"' },
    evaluate: ([text]) => textContent(OCTET_STREAM, decodePercent(text)),
  }),
  defineFunction({
    name: 'trimByteOrderMark',
    params: [VALUE],
    returns: 'text',
    summary: 'The text without a byte order mark at its beginning',
    example: { expression: "trimByteOrderMark('abc')", result: '"abc"' },
    evaluate: ([value]) => (isContent(value) ? contentText(value) : toText(value)).replace(/^\uFEFF/, ''),
  }),
  defineFunction({
    name: 'utf8Length',
    params: [TEXT],
    returns: 'integer',
    summary: 'The number of bytes of the text in UTF-8',
    example: { expression: "utf8Length('é')", result: '2' },
    evaluate: ([text]) => encodeUtf8(text).length,
  }),
  defineFunction({
    name: 'utf16Length',
    params: [TEXT],
    returns: 'integer',
    summary: 'The number of bytes of the text in UTF-16',
    example: { expression: "utf16Length('é')", result: '2' },
    evaluate: ([text]) => text.length * 2,
  }),
] as const;
