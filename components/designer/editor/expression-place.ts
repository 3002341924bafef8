/** Where a position stands inside an expression, also while it is unfinished: what can be completed there, and which call it is an argument of. */

import { createScanner, type Token } from '#core/expressions/scanner.ts';
import { pieceAt } from './template-tokens.ts';

export type ExpressionPlace =
  /** At or in a word where a value begins: a function, or nothing yet. */
  | { kind: 'word'; from: number; typed: string }
  /** In the first argument of a call such as `outputs('…`; `from` is behind the opening quote. */
  | { kind: 'name'; call: string; from: number; typed: string; isQuoted: boolean }
  /** In a property step of `target`, which is the expression before it as written. */
  | { kind: 'property'; target: string; from: number; typed: string; form: 'dotted' | 'bracket' | 'quoted' };

export type CallPlace = {
  /** As written. */
  name: string;
  /** Of the argument the position is in, from 0. */
  argument: number;
  /** Where the name begins. */
  start: number;
};

type Scanned = { tokens: Token[]; openText: number | undefined };

/** Undefined outside of expressions, inside a text argument and behind a finished value. */
export function expressionPlace(text: string, position: number): ExpressionPlace | undefined {
  const scanned = scanBefore(text, position);
  if (!scanned) return undefined;
  const { tokens, openText } = scanned;
  if (openText !== undefined) return inOpenText({ text, position, tokens, openText });
  const last = tokens.at(-1);
  if (!last) return { kind: 'word', from: position, typed: '' };
  const isTouching = last.range.end === position;
  if (last.kind === 'name' && isTouching) return inName(text, tokens);
  if (last.kind === '.' || last.kind === '?.') return dotted(text, tokens, { from: position, typed: '' });
  if (last.kind === '[' || last.kind === '?[') {
    const target = targetBefore(text, tokens, tokens.length - 1);
    return target === undefined ? undefined : { kind: 'property', target, from: position, typed: '', form: 'bracket' };
  }
  if (last.kind === '(' && tokens.at(-2)?.kind === 'name') {
    const call = tokens.at(-2)?.text ?? '';
    return { kind: 'name', call, from: position, typed: '', isQuoted: false };
  }
  return last.kind === '(' || last.kind === ',' ? { kind: 'word', from: position, typed: '' } : undefined;
}

/** The innermost call whose brackets the position is in; undefined outside of all. */
export function callAt(text: string, position: number): CallPlace | undefined {
  const scanned = scanBefore(text, position);
  if (!scanned) return undefined;
  const { tokens } = scanned;
  const open: { token: Token | undefined; commas: number }[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.kind === '(') open.push({ token: nameBefore(tokens, index), commas: 0 });
    else if (token.kind === '[' || token.kind === '?[') open.push({ token: undefined, commas: 0 });
    else if (token.kind === ')' || token.kind === ']') open.pop();
    else if (token.kind === ',') {
      const innermost = open.at(-1);
      if (innermost) innermost.commas += 1;
    }
  }
  const innermost = open.findLast(({ token }) => token !== undefined);
  return (
    innermost?.token && { name: innermost.token.text, argument: innermost.commas, start: innermost.token.range.start }
  );
}

function nameBefore(tokens: readonly Token[], index: number): Token | undefined {
  const before = tokens[index - 1];
  return before?.kind === 'name' ? before : undefined;
}

/** The tokens of the piece up to the position; a text without its closing quote is told apart. */
function scanBefore(text: string, position: number): Scanned | undefined {
  const isOpening = text === '@' && position === 1;
  const piece = isOpening ? { start: 1, end: 1 } : pieceAt(text, position);
  if (!piece) return undefined;
  const scanner = createScanner(text.slice(0, position), piece.start);
  const tokens: Token[] = [];
  try {
    for (let token = scanner.take(); token.kind !== 'end'; token = scanner.take()) tokens.push(token);
    return { tokens, openText: undefined };
  } catch {
    const end = tokens.at(-1)?.range.end ?? piece.start;
    const quote = text.indexOf("'", end);
    return quote >= 0 && quote < position ? { tokens, openText: quote } : undefined;
  }
}

type OpenText = { text: string; position: number; tokens: Token[]; openText: number };

function inOpenText({ text, position, tokens, openText }: OpenText): ExpressionPlace | undefined {
  const last = tokens.at(-1);
  const from = openText + 1;
  const typed = text.slice(from, position);
  if (last?.kind === '[' || last?.kind === '?[') {
    const target = targetBefore(text, tokens, tokens.length - 1);
    return target === undefined ? undefined : { kind: 'property', target, from, typed, form: 'quoted' };
  }
  const call = last?.kind === '(' ? tokens.at(-2) : undefined;
  return call?.kind === 'name' ? { kind: 'name', call: call.text, from, typed, isQuoted: true } : undefined;
}

function inName(text: string, tokens: readonly Token[]): ExpressionPlace | undefined {
  const name = tokens.at(-1);
  const before = tokens.at(-2);
  if (!name) return undefined;
  const word = { from: name.range.start, typed: name.text };
  if (before?.kind === '.' || before?.kind === '?.') return dotted(text, tokens.slice(0, -1), word);
  return { kind: 'word', ...word };
}

function dotted(
  text: string,
  tokens: readonly Token[],
  word: { from: number; typed: string },
): ExpressionPlace | undefined {
  const target = targetBefore(text, tokens, tokens.length - 1);
  return target === undefined ? undefined : { kind: 'property', target, ...word, form: 'dotted' };
}

/** The call with its steps that ends before the token at `index`. */
function targetBefore(text: string, tokens: readonly Token[], index: number): string | undefined {
  const end = tokens[index - 1]?.range.end;
  let at = index - 1;
  for (;;) {
    const token = tokens[at];
    if (token?.kind === ']') at = openingOf(tokens, at, ['[', '?[']) - 1;
    else if (token?.kind === 'name' && (tokens[at - 1]?.kind === '.' || tokens[at - 1]?.kind === '?.')) at -= 2;
    else if (token?.kind === ')') {
      const name = tokens[openingOf(tokens, at, ['(']) - 1];
      return name?.kind === 'name' ? text.slice(name.range.start, end) : undefined;
    } else return undefined;
  }
}

/** Index of the bracket that the one at `closing` closes; -1 when there is none. */
function openingOf(tokens: readonly Token[], closing: number, opening: readonly string[]): number {
  const kind = tokens[closing]?.kind;
  let depth = 0;
  for (let at = closing; at >= 0; at -= 1) {
    const token = tokens[at];
    if (token?.kind === kind) depth += 1;
    else if (token && opening.includes(token.kind)) depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
}
