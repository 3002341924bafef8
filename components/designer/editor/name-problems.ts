/** Names in expressions that nothing of the scope has: steps that do not come before, unknown variables, parameters, loops. */

import type { Call, Expression } from '#core/expressions/ast.ts';
import { ExpressionError, type TextRange } from '#core/expressions/errors.ts';
import type { ReferenceKind } from '#core/expressions/functions/define-function.ts';
import { findFunction } from '#core/expressions/functions/index.ts';
import { nearName } from '#core/expressions/near-name.ts';
import { parseTemplateString } from '#core/expressions/template.ts';
import { EMPTY_SCOPE, type ExpressionScope, readable } from './expression-scope.ts';

export type TextFinding = {
  message: string;
  range: TextRange;
  /** What to write in place of the range. */
  replacement?: string;
};

type Names = { list: keyof ExpressionScope['names']; message(name: string): string };

const NAMES: Readonly<Partial<Record<ReferenceKind, Names>>> = {
  action: { list: 'actions', message: (name) => `No step '${readable(name)}' comes before this one.` },
  result: { list: 'containers', message: (name) => `No container '${readable(name)}' comes before this step.` },
  loop: { list: 'loops', message: (name) => `'${readable(name)}' is no loop around this step.` },
  variable: { list: 'variables', message: (name) => `The flow declares no variable '${name}'.` },
  parameter: { list: 'parameters', message: (name) => `The flow has no parameter '${name}'.` },
};

/** Nothing for a broken expression: its syntax comes first. */
export function nameProblems(text: string, scope: ExpressionScope): TextFinding[] {
  if (scope === EMPTY_SCOPE || !text.includes('@')) return [];
  try {
    return parseTemplateString(text).flatMap((part) =>
      part.kind === 'expression' ? problemsIn(part.expression, scope) : [],
    );
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return [];
  }
}

function problemsIn(expression: Expression, scope: ExpressionScope): TextFinding[] {
  if (expression.kind === 'literal') return [];
  if (expression.kind === 'member')
    return [expression.target, expression.key].flatMap((each) => problemsIn(each, scope));
  const own = problemOf(expression, scope);
  return [...(own ? [own] : []), ...expression.arguments.flatMap((each) => problemsIn(each, scope))];
}

function problemOf(call: Call, scope: ExpressionScope): TextFinding | undefined {
  const reference = findFunction(call.name)?.reference;
  const names = reference && NAMES[reference];
  const [first] = call.arguments;
  if (!names || first?.kind !== 'literal' || typeof first.value !== 'string') return undefined;
  const { value, range } = first;
  const known = scope.names[names.list];
  if (known.some((name) => name.toLowerCase() === value.toLowerCase())) return undefined;
  const near = nearName(value, known);
  const message = names.message(value);
  if (near === undefined) return { message, range };
  const replacement = `'${near.replaceAll("'", "''")}'`;
  return { message: `${message} Did you mean '${readable(near)}'?`, range, replacement };
}
