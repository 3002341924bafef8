/** Property steps that find nothing: `?['naem']` gives null without a word, which is seldom meant. */

import type { Expression, Member } from '#core/expressions/ast.ts';
import type { EvaluationContext } from '#core/expressions/context.ts';
import { ExpressionError } from '#core/expressions/errors.ts';
import { compileExpression } from '#core/expressions/evaluate.ts';
import { nearName, suggestion } from '#core/expressions/near-name.ts';
import { printExpression } from '#core/expressions/print.ts';
import { parseTemplateString } from '#core/expressions/template.ts';
import { getProperty } from '#core/json/get-property.ts';
import { isObject } from '#core/json/objects.ts';
import type { Value } from '#core/json/value.ts';
import type { PreviewNote } from './preview-world.ts';

const MOST = 5;

export function unknownProperties(template: Value, context: EvaluationContext): PreviewNote[] {
  const notes: PreviewNote[] = [];
  visit(template, (text) => {
    for (const part of parseTemplateString(text)) {
      if (part.kind === 'expression') notes.push(...notesOf(part.expression, context));
    }
  });
  const isOneString = typeof template === 'string';
  return notes.slice(0, MOST).map((note) => (isOneString ? note : { message: note.message }));
}

function visit(template: Value, see: (text: string) => void): void {
  if (typeof template === 'string') see(template);
  else if (Array.isArray(template)) for (const item of template) visit(item, see);
  else if (isObject(template)) for (const value of Object.values(template)) visit(value, see);
}

function notesOf(expression: Expression, context: EvaluationContext): PreviewNote[] {
  if (expression.kind === 'literal') return [];
  if (expression.kind === 'call') return expression.arguments.flatMap((argument) => notesOf(argument, context));
  const inner = [...notesOf(expression.target, context), ...notesOf(expression.key, context)];
  const own = inner.length === 0 ? noteOf(expression, context) : undefined;
  return own ? [...inner, own] : inner;
}

function noteOf({ target, key, isDotted }: Member, context: EvaluationContext): PreviewNote | undefined {
  if (key.kind !== 'literal' || typeof key.value !== 'string') return undefined;
  const value = tryValue(target, context);
  if (!isObject(value) || getProperty(value, key.value) !== undefined) return undefined;
  const names = Object.keys(value);
  const near = nearName(key.value, names);
  const message = `There is no '${key.value}' in ${printExpression(target)}.${suggestion(key.value, names)}`;
  if (near === undefined) return { message, range: key.range };
  return { message, range: key.range, replacement: isDotted ? near : `'${near.replaceAll("'", "''")}'` };
}

function tryValue(expression: Expression, context: EvaluationContext): Value | undefined {
  try {
    return compileExpression(expression)(context);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return undefined;
  }
}
