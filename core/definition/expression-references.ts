/** What one string of a definition names, with the place of each name (WDL reference 10). */

import type { Call, Expression } from '#core/expressions/ast.ts';
import { ExpressionError, type TextRange } from '#core/expressions/errors.ts';
import type { ReferenceKind } from '#core/expressions/functions/define-function.ts';
import { findFunction } from '#core/expressions/functions/index.ts';
import { parseTemplateString } from '#core/expressions/template-string.ts';

export type NamedReference = {
  kind: ReferenceKind;
  /** Undefined when the name is computed, or the function takes none. */
  name: string | undefined;
  /** Of the quoted name, else of the call; counts in the string. */
  range: TextRange;
  /** The function as written. */
  function: string;
};

/** In the order of the text. A broken expression contributes nothing: the check of expressions reports it. */
export function referencesIn(text: string): NamedReference[] {
  const found: NamedReference[] = [];
  if (!text.includes('@')) return found;
  for (const part of partsOf(text)) if (part.kind === 'expression') collect(part.expression, found);
  return found;
}

function partsOf(text: string): ReturnType<typeof parseTemplateString> {
  try {
    return parseTemplateString(text);
  } catch (error) {
    if (error instanceof ExpressionError) return [];
    throw error;
  }
}

function collect(expression: Expression, found: NamedReference[]): void {
  if (expression.kind === 'member') {
    collect(expression.target, found);
    collect(expression.key, found);
  } else if (expression.kind === 'call') {
    const reference = referenceOf(expression);
    if (reference) found.push(reference);
    for (const argument of expression.arguments) collect(argument, found);
  }
}

function referenceOf(call: Call): NamedReference | undefined {
  const kind = findFunction(call.name)?.reference;
  if (!kind) return undefined;
  const [first] = call.arguments;
  const takesName = kind !== 'trigger' && kind !== 'item';
  if (takesName && first?.kind === 'literal' && typeof first.value === 'string') {
    return { kind, name: first.value, range: first.range, function: call.name };
  }
  return { kind, name: undefined, range: call.range, function: call.name };
}
