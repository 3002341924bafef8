/** Which strings are expressions, and their parts (WDL reference 14). */

import type { Expression } from './ast.ts';
import { locateError, type TextRange } from './errors.ts';
import { parseExpression, parseInterpolation } from './parser.ts';

export type TemplatePart =
  /** `text` is what the part gives: `@@` and `@@{` are already undone. `range` covers it as written. */
  | { kind: 'literal'; text: string; range: TextRange }
  /** `whole`: the string is `@expression` and gives a typed value. `embedded`: `@{expression}`; `range` includes the braces. */
  | { kind: 'expression'; form: 'whole' | 'embedded'; expression: Expression; range: TextRange };

/** The parts of a string as it stands in a definition. Throws `ExpressionError`; its range counts in `text`. */
export function parseTemplateString(text: string): TemplatePart[] {
  try {
    return parse(text);
  } catch (error) {
    throw locateError(error, { expression: text });
  }
}

function parse(text: string): TemplatePart[] {
  const range = { start: 0, end: text.length };
  if (text.startsWith('@') && text.length > 1 && text[1] !== '@' && text[1] !== '{') {
    return [{ kind: 'expression', form: 'whole', expression: parseExpression(text, 1), range }];
  }
  if (findInterpolation(text, 0) >= 0) return parseInterpolated(text);
  return [{ kind: 'literal', text: text.startsWith('@@') ? text.slice(1) : text, range }];
}

/** Position of the next `@{` that is not escaped as `@@{`; -1 when there is none. */
function findInterpolation(text: string, from: number): number {
  let at = text.indexOf('@{', from);
  while (at > from && text[at - 1] === '@') at = text.indexOf('@{', at + 1);
  return at;
}

function parseInterpolated(text: string): TemplatePart[] {
  const parts: TemplatePart[] = [];
  let position = 0;
  while (position < text.length) {
    const next = findInterpolation(text, position);
    const literalEnd = next < 0 ? text.length : next;
    if (literalEnd > position) {
      const literal = text.slice(position, literalEnd).replaceAll('@@{', '@{');
      parts.push({ kind: 'literal', text: literal, range: { start: position, end: literalEnd } });
    }
    if (next < 0) break;
    const { expression, end } = parseInterpolation(text, next + 2);
    parts.push({ kind: 'expression', form: 'embedded', expression, range: { start: next, end } });
    position = end;
  }
  return parts;
}
