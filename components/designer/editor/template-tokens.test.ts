import { describe, expect, it } from 'vitest';
import { pieceAt, templateTokens } from './template-tokens.ts';

const shown = (text: string) => templateTokens(text).map(({ kind, start, end }) => `${kind}:${text.slice(start, end)}`);

describe('templateTokens', () => {
  it('finds nothing in plain text and in escaped signs', () => {
    expect(shown('hello a@b.example')).toEqual([]);
    expect(shown('@@{not one}')).toEqual([]);
  });

  it('covers a whole expression and its tokens', () => {
    expect(shown("@concat('a', 1)")).toEqual([
      "piece:@concat('a', 1)",
      'function:concat',
      'punctuation:(',
      "text:'a'",
      'punctuation:,',
      'number:1',
      'punctuation:)',
    ]);
  });

  it('ends a piece at its own brace, not at one in quotes', () => {
    expect(shown("Hi @{body('}')} and @{guid()}!").filter((token) => token.startsWith('piece'))).toEqual([
      "piece:@{body('}')}",
      'piece:@{guid()}',
    ]);
  });

  it('keeps colouring what is readable of a broken expression', () => {
    expect(shown('@concat("x")')).toEqual(['piece:@concat("x")', 'function:concat', 'punctuation:(']);
    expect(shown('@{concat(')).toEqual(['piece:@{concat(', 'function:concat', 'punctuation:(']);
  });
});

describe('pieceAt', () => {
  it('tells the expression around a position, without its braces', () => {
    const text = 'x @{guid()} y';
    expect(pieceAt(text, 1)).toBeUndefined();
    expect(text.slice(pieceAt(text, 6)?.start, pieceAt(text, 6)?.end)).toBe('guid()');
  });
});
