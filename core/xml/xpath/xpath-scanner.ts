/** Cuts an XPath expression into tokens, with the rules that tell `*` and `div` as operators from names. */

import { plainNameAt } from '#core/xml/xml-names.ts';
import { XPathError } from './xpath-error.ts';

export type XPathToken = {
  kind: 'number' | 'text' | 'name' | 'operator' | 'punctuation' | 'end';
  text: string;
  position: number;
};

const BLANKS = /[ \t\r\n]*/y;
const NUMBER = /\d+(?:\.\d*)?|\.\d+/y;
const TEXT = /"[^"]*"|'[^']*'/y;
const OPERATOR = /<=|>=|!=|[=<>+\-|]/y;
const PUNCTUATION = /::|\/\/|\.\.|[()[\].@,/$*:]/y;
const OPERATOR_NAMES = new Set(['and', 'or', 'mod', 'div']);
/** After these a name or `*` begins an operand. */
const BEFORE_OPERAND = new Set(['@', '::', '(', '[', ',', '/', '//', ':', '$']);

/** Throws `XPathError` at a character that begins no token. */
export function scanXPath(source: string): XPathToken[] {
  const tokens: XPathToken[] = [];
  let position = 0;
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = position;
    return pattern.exec(source)?.[0];
  };
  for (;;) {
    position += match(BLANKS)?.length ?? 0;
    if (position >= source.length) break;
    const token = nextToken({ source, position, match }, tokens.at(-1));
    if (!token)
      throw new XPathError(`the character '${source.charAt(position)}' at position ${position + 1} is not expected`);
    tokens.push(token);
    position += token.text.length;
  }
  tokens.push({ kind: 'end', text: '', position });
  return tokens;
}

type Scan = { source: string; position: number; match(pattern: RegExp): string | undefined };

function nextToken({ source, position, match }: Scan, previous: XPathToken | undefined): XPathToken | undefined {
  const endsOperand = previous !== undefined && previous.kind !== 'operator' && !BEFORE_OPERAND.has(previous.text);
  const found = (kind: XPathToken['kind'], text: string): XPathToken => ({ kind, text, position });
  const text = match(TEXT);
  if (text !== undefined) return found('text', text);
  const number = match(NUMBER);
  if (number !== undefined) return found('number', number);
  const operator = match(OPERATOR);
  if (operator !== undefined) return found('operator', operator);
  const name = plainNameAt(source, position);
  if (name !== undefined) return found(endsOperand && OPERATOR_NAMES.has(name) ? 'operator' : 'name', name);
  const punctuation = match(PUNCTUATION);
  if (punctuation === undefined) return undefined;
  return found(punctuation === '*' && endsOperand ? 'operator' : 'punctuation', punctuation);
}
