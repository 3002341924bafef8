/** Texts and names that are safe to stand in XML (WDL reference 15.9). */

import { ExpressionError } from '#core/expressions/errors.ts';
import { decodeName, encodeName, findForbiddenCharacter } from '#core/xml/xml-names.ts';
import { defineFunction, type FunctionParam } from './define-function.ts';

const TEXT = { name: 'text', type: 'text', summary: 'The text' } as const satisfies FunctionParam;
const NAME = { name: 'name', type: 'text', summary: 'The name' } as const satisfies FunctionParam;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
const CHARACTERS = new Map(Object.entries(ESCAPES).map(([character, written]) => [written, character]));
const REFERENCE = /&(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-fA-F]{1,6});/g;

function encodeValue(text: string): string {
  const forbidden = findForbiddenCharacter(text);
  if (forbidden < 0) return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
  const code = text.charCodeAt(forbidden).toString(16).toUpperCase().padStart(4, '0');
  throw new ExpressionError(
    `The function 'encodeXmlValue' was given a text with a character that XML does not allow, U+${code} at position ${forbidden}.`,
    { detail: { function: 'encodeXmlValue', argument: 'text', expected: 'characters of XML', given: `U+${code}` } },
  );
}

/** References that XML does not know stay as they are. */
function decodeValue(text: string): string {
  return text.replace(REFERENCE, (reference) => CHARACTERS.get(reference) ?? characterOf(reference));
}

function characterOf(reference: string): string {
  const digits = reference.slice(2, -1);
  const code = digits.startsWith('x') ? Number.parseInt(digits.slice(1), 16) : Number(digits);
  const character = code <= 0x10ffff ? String.fromCodePoint(code) : '';
  return character === '' || findForbiddenCharacter(character) >= 0 ? reference : character;
}

export const xmlTextFunctions = [
  defineFunction({
    name: 'encodeXmlValue',
    params: [TEXT],
    returns: 'text',
    summary: 'The text with the characters escaped that have a meaning in XML',
    example: { expression: "encodeXmlValue('a < b & c')", result: '"a &lt; b &amp; c"' },
    evaluate: ([text]) => encodeValue(text),
  }),
  defineFunction({
    name: 'decodeXmlValue',
    params: [TEXT],
    returns: 'text',
    summary: 'The text with the escapes of XML undone',
    example: { expression: "decodeXmlValue('a &lt; b')", result: '"a < b"' },
    evaluate: ([text]) => decodeValue(text),
  }),
  defineFunction({
    name: 'encodeXmlName',
    params: [NAME],
    returns: 'text',
    summary: 'The name with every character that XML does not allow in names written as _xHHHH_',
    example: { expression: "encodeXmlName('Order Details')", result: '"Order_x0020_Details"' },
    evaluate: ([name]) => encodeName(name),
  }),
  defineFunction({
    name: 'decodeXmlName',
    params: [NAME],
    returns: 'text',
    summary: 'The name with its escapes _xHHHH_ undone',
    example: { expression: "decodeXmlName('Order_x0020_Details')", result: '"Order Details"' },
    evaluate: ([name]) => decodeName(name),
  }),
] as const;
