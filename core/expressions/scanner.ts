/** Cuts the text of an expression into tokens, on demand, so that the parser can stop at the `}` of an interpolation. */

import { ExpressionError, type TextRange } from './errors.ts';

export type TokenKind = 'text' | 'number' | 'name' | '(' | ')' | ',' | '.' | '?.' | '[' | '?[' | ']' | '}' | 'end';

export type Token = {
  kind: TokenKind;
  /** The characters as written; for `text` the value without quotes. */
  text: string;
  range: TextRange;
};

const NUMBER = /[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const NAME = /[\p{L}_$][\p{L}\p{N}_$]*/uy;
/** What may follow a dot: anything but blanks, dots, brackets, quotes and the punctuation of calls. */
const PROPERTY_NAME = /[^\s.,?'"()[\]{}]+/y;
const BLANKS = /[\s\uFEFF]*/y;
const TEXT = /'[^']*(?:''[^']*)*'/y;
const WORD_CHARACTER = /[\p{L}\p{N}_$]/u;

export type Scanner = {
  /** The next token without taking it. */
  peek(): Token;
  take(): Token;
  /** The name that must follow a dot. */
  takePropertyName(): Token;
};

/** A scanner over `source` from `start`. Throws `ExpressionError` at a character that begins no token. */
export function createScanner(source: string, start: number): Scanner {
  let position = start;
  let lookahead: Token | undefined;
  const matchAt = (pattern: RegExp, at: number): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(source)?.[0];
  };
  const skipBlanks = () => {
    position += matchAt(BLANKS, position)?.length ?? 0;
  };
  const accept = (kind: TokenKind, length: number, text = source.slice(position, position + length)): Token => {
    const range = { start: position, end: position + length };
    position += length;
    return { kind, text, range };
  };
  const scan = (previous: TokenKind | undefined): Token => {
    skipBlanks();
    const character = source[position];
    if (character === undefined) return accept('end', 0);
    const punctuation = punctuationAt(source, position, previous);
    if (punctuation) return accept(punctuation, punctuation.length);
    if (character === "'") return scanText();
    const number = matchAt(NUMBER, position);
    if (number !== undefined) return scanNumber(number);
    const name = matchAt(NAME, position);
    if (name !== undefined) return accept('name', name.length);
    throw unexpectedCharacter(source, position);
  };
  const scanText = (): Token => {
    const quoted = matchAt(TEXT, position);
    if (quoted === undefined) {
      const range = { start: position, end: source.length };
      throw new ExpressionError("The text that begins here has no closing quote (').", { range });
    }
    return accept('text', quoted.length, quoted.slice(1, -1).replaceAll("''", "'"));
  };
  const scanNumber = (number: string): Token => {
    const following = source[position + number.length];
    if (following !== undefined && WORD_CHARACTER.test(following)) {
      const range = { start: position, end: position + number.length + 1 };
      throw new ExpressionError(`'${number}${following}' is not a valid number.`, { range });
    }
    return accept('number', number.length);
  };
  let previous: TokenKind | undefined;
  const peek = (): Token => {
    lookahead ??= scan(previous);
    return lookahead;
  };
  return {
    peek,
    take() {
      const token = peek();
      lookahead = undefined;
      previous = token.kind;
      return token;
    },
    takePropertyName() {
      skipBlanks();
      const name = matchAt(PROPERTY_NAME, position);
      if (name === undefined) {
        const range = { start: position, end: position + 1 };
        throw new ExpressionError(
          "A property name is expected after the dot; other names go in brackets: ['my name'].",
          {
            range,
          },
        );
      }
      previous = 'name';
      return accept('name', name.length);
    },
  };
}

function punctuationAt(source: string, position: number, previous: TokenKind | undefined): TokenKind | undefined {
  const character = source[position];
  switch (character) {
    case '(':
    case ')':
    case ',':
    case '[':
    case ']':
    case '}':
      return character;
    case '?': {
      const next = source[position + 1];
      return next === '.' ? '?.' : next === '[' ? '?[' : undefined;
    }
    case '.':
      // `.5` is a number where a value may begin, and a property step after one.
      return endsOperand(previous) || !/\d/.test(source[position + 1] ?? '') ? '.' : undefined;
    default:
      return undefined;
  }
}

function endsOperand(kind: TokenKind | undefined): boolean {
  return kind === ')' || kind === ']' || kind === 'name' || kind === 'text' || kind === 'number';
}

function unexpectedCharacter(source: string, position: number): ExpressionError {
  const character = String.fromCodePoint(source.codePointAt(position) ?? 0);
  const range = { start: position, end: position + character.length };
  const hint =
    character === '"'
      ? " Text stands in single quotes: 'text'."
      : character === '@'
        ? ' Write @ only at the very start.'
        : '';
  return new ExpressionError(`The character '${character}' is not expected here.${hint}`, { range });
}
