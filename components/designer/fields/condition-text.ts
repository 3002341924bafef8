/** A condition as one expression, `@and(equals(…), not(…))`, and back to rows and groups. */

import type { Call, Expression } from '#core/expressions/ast.ts';
import { ExpressionError } from '#core/expressions/errors.ts';
import { printExpression } from '#core/expressions/print.ts';
import { parseTemplateString } from '#core/expressions/template.ts';
import { isObject } from '#core/json/objects.ts';
import { printJson } from '#core/json/print-json.ts';
import type { Value } from '#core/json/value.ts';
import {
  type ConditionNode,
  groupOf,
  isGroupOperator,
  isRowOperator,
  negated,
  readCondition,
  writeCondition,
} from './condition-model.ts';

/** Undefined for text that is no whole expression, or a broken one. */
export function readConditionText(text: string): ConditionNode | undefined {
  try {
    const [first] = parseTemplateString(text);
    return first?.kind === 'expression' && first.form === 'whole' ? readExpression(first.expression) : undefined;
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return undefined;
  }
}

function readExpression(expression: Expression): ConditionNode {
  const code: ConditionNode = { kind: 'code', value: `@${printExpression(expression)}` };
  if (expression.kind !== 'call') return code;
  const { name, arguments: given } = expression;
  if (isGroupOperator(name)) return groupOf(name, given.map(readExpression));
  const [only, ...others] = given;
  if (name.toLowerCase() === 'not' && only && others.length === 0) return negated(readExpression(only)) ?? code;
  return readRow(expression) ?? code;
}

function readRow({ name, arguments: given }: Call): ConditionNode | undefined {
  const [left, right] = given;
  if (!isRowOperator(name) || given.length !== 2 || !left || !right) return undefined;
  return { kind: 'row', operator: name, isNegated: false, left: operandOf(left), right: operandOf(right) };
}

/** A text that begins like an expression is kept from being one. */
function operandOf(expression: Expression): Value {
  if (expression.kind !== 'literal') return `@${printExpression(expression)}`;
  const { value } = expression;
  return typeof value === 'string' && value.startsWith('@') ? `@${value}` : value;
}

/** Undefined when something in it cannot be said as an expression, for example a list. */
export function writeConditionText(node: ConditionNode): string | undefined {
  try {
    return `@${textOf(writeCondition(node))}`;
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return undefined;
  }
}

function textOf(value: Value): string {
  if (typeof value === 'string') return textOfString(value);
  if (!isObject(value)) return literalText(value);
  const [first, ...others] = Object.entries(value);
  if (!first || others.length > 0) throw new ExpressionError('A condition has one operator.');
  const [name, inner] = first;
  // No rows hold always, and of none one cannot hold.
  if (isGroupOperator(name) && Array.isArray(inner) && inner.length === 0)
    return name.toLowerCase() === 'and' ? 'true' : 'false';
  return `${name}(${(Array.isArray(inner) ? inner : [inner]).map(textOf).join(', ')})`;
}

function literalText(value: Exclude<Value, string>): string {
  if (Array.isArray(value)) throw new ExpressionError('A list is no operand.');
  return printJson(value);
}

function textOfString(text: string): string {
  const pieces = parseTemplateString(text).map((part) =>
    part.kind === 'literal' ? `'${part.text.replaceAll("'", "''")}'` : printExpression(part.expression),
  );
  const [first] = pieces;
  const isWhole = pieces.length === 1 && !text.startsWith('@{');
  return isWhole && first !== undefined ? first : `concat(${pieces.length === 0 ? "''" : pieces.join(', ')})`;
}

export type ConditionForm = 'object' | 'text';

/** The node of a stored condition, and the form it is stored in. Undefined: the text is no (whole) expression. */
export function readStored(value: Value | undefined): { node: ConditionNode; form: ConditionForm } | undefined {
  if (value === undefined || value === '') return { node: groupOf('and', []), form: 'object' };
  if (typeof value === 'string') {
    const node = readConditionText(value);
    return node && { node, form: 'text' };
  }
  if (isObject(value) && Object.keys(value).length === 0) return { node: groupOf('and', []), form: 'object' };
  return { node: readCondition(value), form: 'object' };
}

/** In the form it had; as an object when it cannot be said as text. */
export function writeStored(node: ConditionNode, form: ConditionForm): Value {
  return (form === 'text' ? writeConditionText(node) : undefined) ?? writeCondition(node);
}
