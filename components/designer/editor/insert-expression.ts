/** Puts an expression into a field's text, so that the result is a valid string of the language (WDL reference 14). */

import { isWholeExpression, pieceAt } from './template-tokens.ts';

export type Insertion = { text: string; cursor: number };

/**
 * Into an empty field goes a typed `@expression`; inside a piece the bare expression; elsewhere an `@{expression}`, and
 * a typed expression that stood there alone becomes a piece of the text first. An expression that ends with an open
 * bracket gets its closing one behind the cursor.
 */
export function insertExpression(text: string, selection: { from: number; to: number }, expression: string): Insertion {
  const closed = expression.endsWith('(') ? `${expression})` : expression;
  const inner = expression.endsWith('(') ? expression.length : closed.length;
  const { from, to } = selection;
  const replace = (piece: string, offset: number): Insertion => ({
    text: text.slice(0, from) + piece + text.slice(to),
    cursor: from + offset + inner,
  });
  if (from === 0 && to === text.length) return { text: `@${closed}`, cursor: 1 + inner };
  const isAtEdge = isWholeExpression(text) && from === to && (from === 0 || (from === text.length && isComplete(text)));
  if (isAtEdge) return joinWhole(text, { atStart: from === 0, closed, inner });
  if (pieceAt(text, from)) return replace(closed, 0);
  return replace(`@{${closed}}`, 2);
}

// `@concat(` still waits for an argument; `@variables('x')` does not.
function isComplete(text: string): boolean {
  return /[)\]\w]$/.test(text) && !/^@\w*$/.test(text);
}

type Join = { atStart: boolean; closed: string; inner: number };

function joinWhole(text: string, { atStart, closed, inner }: Join): Insertion {
  const existing = `@{${text.slice(1)}}`;
  if (atStart) return { text: `@{${closed}}${existing}`, cursor: 2 + inner };
  return { text: `${existing}@{${closed}}`, cursor: existing.length + 2 + inner };
}
