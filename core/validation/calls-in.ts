/** Every call of a function in a string of a definition, with its place in the text. */

import type { JsonRange } from '#core/definition/json-node.ts';
import { rangeInText } from '#core/definition/json-value.ts';
import type { Expression } from '#core/expressions/ast.ts';
import { ExpressionError } from '#core/expressions/errors.ts';
import { parseTemplateString } from '#core/expressions/template-string.ts';
import type { TemplateString } from './templates.ts';

type PlacedCall = { name: string; range: JsonRange };

/** A broken expression contributes nothing: the check of expressions reports it. */
export function callsIn(text: string, { string }: TemplateString): PlacedCall[] {
  const found: PlacedCall[] = [];
  const visit = (expression: Expression): void => {
    if (expression.kind === 'literal') return;
    if (expression.kind === 'member') {
      visit(expression.target);
      visit(expression.key);
      return;
    }
    found.push({ name: expression.name, range: rangeInText(text, string, expression.nameRange) });
    for (const argument of expression.arguments) visit(argument);
  };
  try {
    for (const part of parseTemplateString(string.value)) if (part.kind === 'expression') visit(part.expression);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
  }
  return found;
}
