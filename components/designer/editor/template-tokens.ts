/** Colours for a string of a definition: its expression pieces and their tokens, also while it is still broken. */

import type { TextRange } from '#core/expressions/errors.ts';
import { createScanner, type TokenKind } from '#core/expressions/scanner.ts';

export type TemplateTokenKind = 'piece' | 'text' | 'number' | 'function' | 'name' | 'punctuation';

export type TemplateToken = TextRange & { kind: TemplateTokenKind };

const KINDS: Partial<Record<TokenKind, TemplateTokenKind>> = { text: 'text', number: 'number', name: 'name' };

/**
 * Tokens in the order of their starts; a `piece` covers a whole `@…` or `@{…}` and comes before what it holds.
 * Never throws: behind a character that begins no token the piece has no more colours.
 */
export function templateTokens(text: string): TemplateToken[] {
  if (!text.includes('@')) return [];
  if (isWholeExpression(text)) {
    return [{ kind: 'piece', start: 0, end: text.length }, ...scanPiece(text, 1).tokens];
  }
  const tokens: TemplateToken[] = [];
  for (let start = nextPiece(text, 0); start >= 0; ) {
    const scanned = scanPiece(text, start + 2);
    const end = scanned.end ?? text.length;
    tokens.push({ kind: 'piece', start, end }, ...scanned.tokens);
    start = nextPiece(text, end);
  }
  return tokens;
}

/** The string is one typed expression (WDL reference 14). */
export function isWholeExpression(text: string): boolean {
  return text.length > 1 && text.startsWith('@') && text[1] !== '@' && text[1] !== '{';
}

/** The piece the position is inside of, with the range of its expression without `@`, `@{` and `}`. */
export function pieceAt(text: string, position: number): TextRange | undefined {
  for (const token of templateTokens(text)) {
    if (token.kind !== 'piece') continue;
    const isEmbedded = text.startsWith('@{', token.start);
    const start = token.start + (isEmbedded ? 2 : 1);
    const end = isEmbedded && text[token.end - 1] === '}' && token.end > start ? token.end - 1 : token.end;
    if (position >= start && position <= end) return { start, end };
  }
  return undefined;
}

function nextPiece(text: string, from: number): number {
  let at = text.indexOf('@{', from);
  while (at > 0 && text[at - 1] === '@') at = text.indexOf('@{', at + 1);
  return at;
}

/** Tokens from `start` to the closing brace of the interpolation; `end` is behind it, absent when there is none. */
function scanPiece(text: string, start: number): { tokens: TemplateToken[]; end?: number } {
  const scanner = createScanner(text, start);
  const tokens: TemplateToken[] = [];
  try {
    for (;;) {
      const token = scanner.take();
      if (token.kind === 'end') return { tokens };
      if (token.kind === '}') return { tokens, end: token.range.end };
      const last = tokens.at(-1);
      if (token.kind === '(' && last?.kind === 'name') last.kind = 'function';
      tokens.push({ kind: KINDS[token.kind] ?? 'punctuation', ...token.range });
    }
  } catch {
    const closing = text.indexOf('}', tokens.at(-1)?.end ?? start);
    return closing < 0 ? { tokens } : { tokens, end: closing + 1 };
  }
}
