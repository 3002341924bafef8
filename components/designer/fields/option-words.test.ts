import { describe, expect, it } from 'vitest';
import { hasWord, holdsWords, withWord } from './option-words.ts';

const inText = { text: 'DisableAsyncPattern', in: 'text' } as const;
const inList = { text: 'inputs', in: 'list' } as const;

describe('option words', () => {
  it('adds to and removes from a text, whatever the letter case', () => {
    expect(withWord('Sequential', { word: inText, isThere: true })).toBe('Sequential, DisableAsyncPattern');
    expect(withWord('disableasyncpattern, Sequential', { word: inText, isThere: false })).toBe('Sequential');
    expect(hasWord('disableasyncpattern', 'DisableAsyncPattern')).toBe(true);
  });

  it('adds to and removes from a list', () => {
    expect(withWord(undefined, { word: inList, isThere: true })).toEqual(['inputs']);
    expect(withWord(['inputs'], { word: inList, isThere: false })).toBeUndefined();
  });

  it('leaves expressions alone', () => {
    expect(holdsWords("@parameters('options')")).toBe(false);
  });
});
