/** Text → syntax tree (WDL reference 14). Recursive descent, one function per line of the grammar. */

import { floatValue, integerValue } from '#core/json/numbers.ts';
import type { Call, Expression, Literal, Member } from './ast.ts';
import { ExpressionError, type TextRange } from './errors.ts';
import { MAX_EXPRESSION_DEPTH, MAX_EXPRESSION_LENGTH } from './limits.ts';
import { createScanner, type Scanner, type Token } from './scanner.ts';

const INT64_MAX = 2n ** 63n - 1n;
const INT64_MIN = -(2n ** 63n);

export type ParsedExpression = {
  expression: Expression;
  /** Where the expression's text ended: the end of the source, or behind the `}`. */
  end: number;
};

/** Parses the whole text as one expression. Throws `ExpressionError` with the place. */
export function parseExpression(source: string, start = 0): Expression {
  return parseUntil({ source, start, closing: 'end' }).expression;
}

/** Parses the expression of an interpolation; `start` is the position behind `@{`. */
export function parseInterpolation(source: string, start: number): ParsedExpression {
  return parseUntil({ source, start, closing: '}' });
}

function parseUntil(options: { source: string; start: number; closing: 'end' | '}' }): ParsedExpression {
  const { source, start, closing } = options;
  const scanner = createScanner(source, start);
  if (scanner.peek().kind === closing) {
    throw new ExpressionError('The expression is empty.', { range: { start: start - 1, end: start + 1 } });
  }
  const expression = parseOperand(scanner, 0);
  const last = scanner.take();
  if (last.kind !== closing) throw unexpectedEnd(last, closing, expression);
  const length = last.range.start - start;
  if (length > MAX_EXPRESSION_LENGTH) {
    const range = { start, end: last.range.start };
    throw new ExpressionError(`The expression has ${length} characters; ${MAX_EXPRESSION_LENGTH} are allowed.`, {
      range,
    });
  }
  return { expression, end: last.range.end };
}

function unexpectedEnd(token: Token, closing: 'end' | '}', expression: Expression): ExpressionError {
  if (token.kind === 'end') {
    return new ExpressionError("The interpolation has no closing '}'.", { range: token.range });
  }
  if (expression.kind === 'literal' && '.?[?.'.includes(token.kind)) {
    const message = 'Only a function call may be followed by a property or an index.';
    return new ExpressionError(message, { range: token.range });
  }
  const expected = closing === '}' ? "'}'" : 'the end of the expression';
  return new ExpressionError(`${describeToken(token)} is not expected here; expected ${expected}.`, {
    range: token.range,
  });
}

function parseOperand(scanner: Scanner, depth: number): Expression {
  const token = scanner.take();
  if (depth > MAX_EXPRESSION_DEPTH) {
    throw new ExpressionError(`The expression is nested deeper than ${MAX_EXPRESSION_DEPTH} levels.`, {
      range: token.range,
    });
  }
  switch (token.kind) {
    case 'text':
      return { kind: 'literal', value: token.text, range: token.range };
    case 'number':
      return parseNumber(token);
    case 'name':
      return parseName(scanner, token, depth);
    default:
      throw new ExpressionError(
        `${describeToken(token)} is not expected here; expected a function call, a text in single quotes, a number, true, false or null.`,
        { range: token.range },
      );
  }
}

function parseNumber(token: Token): Literal {
  const { text, range } = token;
  if (/[.eE]/.test(text)) {
    const value = Number(text);
    if (!Number.isFinite(value)) throw new ExpressionError(`The number ${text} is too large.`, { range });
    return { kind: 'literal', value: floatValue(value), range };
  }
  const value = BigInt(text.replace(/^\+/, ''));
  if (value > INT64_MAX || value < INT64_MIN) {
    throw new ExpressionError(`The integer ${text} does not fit into 64 bits.`, { range });
  }
  return { kind: 'literal', value: integerValue(value), range };
}

function parseName(scanner: Scanner, token: Token, depth: number): Expression {
  if (scanner.peek().kind === '(') return parseSuffixes(scanner, parseCall(scanner, token, depth), depth);
  const { text, range } = token;
  if (text === 'true' || text === 'false') return { kind: 'literal', value: text === 'true', range };
  if (text === 'null') return { kind: 'literal', value: null, range };
  const lower = text.toLowerCase();
  const hint = ['true', 'false', 'null'].includes(lower)
    ? `write it in lower case: ${lower}`
    : `a call needs brackets: ${text}(…)`;
  throw new ExpressionError(`'${text}' is neither a call nor a value; ${hint}, and text stands in single quotes.`, {
    range,
  });
}

function parseCall(scanner: Scanner, name: Token, depth: number): Call {
  scanner.take();
  const values: Expression[] = [];
  if (scanner.peek().kind !== ')') {
    values.push(parseOperand(scanner, depth + 1));
    while (scanner.peek().kind === ',') {
      scanner.take();
      values.push(parseOperand(scanner, depth + 1));
    }
  }
  const close = expectToken(scanner, ')', `in the call of '${name.text}'; expected ',' or ')'`);
  const range = { start: name.range.start, end: close.range.end };
  return { kind: 'call', name: name.text, arguments: values, range, nameRange: name.range };
}

function parseSuffixes(scanner: Scanner, call: Call, depth: number): Expression {
  let target: Call | Member = call;
  for (let steps = depth; ; steps += 1) {
    const { kind, range } = scanner.peek();
    if (kind !== '.' && kind !== '?.' && kind !== '[' && kind !== '?[') return target;
    if (steps > MAX_EXPRESSION_DEPTH) {
      throw new ExpressionError(`The expression is nested deeper than ${MAX_EXPRESSION_DEPTH} levels.`, { range });
    }
    scanner.take();
    target =
      kind === '.' || kind === '?.' ? dotted(scanner, target, kind) : bracketed({ scanner, target, kind, depth });
  }
}

function dotted(scanner: Scanner, target: Call | Member, kind: '.' | '?.'): Member {
  const name = scanner.takePropertyName();
  const key: Literal = { kind: 'literal', value: name.text, range: name.range };
  const range: TextRange = { start: target.range.start, end: name.range.end };
  return { kind: 'member', target, key, isOptional: kind === '?.', isDotted: true, range };
}

type Bracketed = { scanner: Scanner; target: Call | Member; kind: '[' | '?['; depth: number };

function bracketed({ scanner, target, kind, depth }: Bracketed): Member {
  const key = parseOperand(scanner, depth + 1);
  const close = expectToken(scanner, ']', "after the index; expected ']'");
  const range: TextRange = { start: target.range.start, end: close.range.end };
  return { kind: 'member', target, key, isOptional: kind === '?[', isDotted: false, range };
}

function expectToken(scanner: Scanner, kind: ')' | ']', where: string): Token {
  const token = scanner.take();
  if (token.kind === kind) return token;
  throw new ExpressionError(`${describeToken(token)} is not expected ${where}.`, { range: token.range });
}

function describeToken(token: Token): string {
  if (token.kind === 'end') return 'The end of the expression';
  return token.kind === 'text' ? `The text '${token.text.slice(0, 30)}'` : `'${token.text.slice(0, 30)}'`;
}
