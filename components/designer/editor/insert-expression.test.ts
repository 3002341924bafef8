import { describe, expect, it } from 'vitest';
import { insertExpression } from './insert-expression.ts';

/** The text with `|` at the cursor. */
function insert(text: string, expression: string): string {
  const from = text.indexOf('|');
  const inserted = insertExpression(text.replace('|', ''), { from, to: from }, expression);
  return `${inserted.text.slice(0, inserted.cursor)}|${inserted.text.slice(inserted.cursor)}`;
}

describe('insertExpression', () => {
  it('makes an empty field a typed expression', () => {
    expect(insert('|', "body('Get')")).toBe("@body('Get')|");
  });

  it('adds a piece to text', () => {
    expect(insert('Dear |,', "variables('name')")).toBe("Dear @{variables('name')|},");
  });

  it('puts the bare expression inside a piece', () => {
    expect(insert('@concat(|)', 'guid()')).toBe('@concat(guid()|)');
    expect(insert('a @{concat(|)}', 'guid()')).toBe('a @{concat(guid()|)}');
  });

  it('turns a typed expression into a piece when something joins it', () => {
    expect(insert("@body('A')|", "body('B')")).toBe("@{body('A')}@{body('B')|}");
    expect(insert("|@body('A')", "body('B')")).toBe("@{body('B')|}@{body('A')}");
  });

  it('leaves the cursor between the brackets of a function', () => {
    expect(insert('|', 'concat(')).toBe('@concat(|)');
  });

  it('replaces a field whose whole text is selected', () => {
    expect(insertExpression('old', { from: 0, to: 3 }, 'guid()').text).toBe('@guid()');
  });
});
