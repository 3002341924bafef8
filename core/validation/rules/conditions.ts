import { renameProperty } from '#core/definition/json-edit.ts';
import { findProperty, nodeAt } from '#core/definition/json-pointer.ts';
import { findFunction } from '#core/expressions/functions/index.ts';
import { nearName, suggestion } from '#core/expressions/near-name.ts';
import { expressionProblems } from '#core/expressions/template.ts';
import { isObject } from '#core/json/objects.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import type { Rule, RuleContext } from '#core/validation/rule.ts';
import { typeOf } from '#core/validation/rule.ts';

const OPERATORS = [
  'and',
  'or',
  'not',
  'equals',
  'greater',
  'greaterOrEquals',
  'less',
  'lessOrEquals',
  'contains',
  'startsWith',
  'endsWith',
];

type At = { path: readonly (string | number)[]; action: string };

/** If and Until have a condition; a condition object has exactly one operator, which is a function (WDL reference 5). */
export const conditions: Rule = (context) => {
  for (const located of context.actions) {
    const { name, path, action } = located;
    const type = typeOf(located);
    if (type === 'if' || type === 'until') {
      checkCondition(context, action.expression, { path: [...path, 'expression'], action: name });
    }
    if (type === 'query' && isObject(action.inputs) && action.inputs.where !== undefined) {
      checkCondition(context, action.inputs.where, { path: [...path, 'inputs', 'where'], action: name });
    }
  }
};

function checkCondition(context: RuleContext, condition: Value | undefined, at: At): void {
  if (condition === undefined || condition === null || condition === '' || isEmpty(condition)) {
    context.report({ code: 'ExpressionMissing', message: 'The condition is missing.', ...at });
  } else if (isObject(condition)) checkOperator(context, condition, at);
  else if (typeof condition !== 'boolean' && !(typeof condition === 'string' && /^@[^@{]/.test(condition))) {
    const isInterpolated = typeof condition === 'string' && condition.includes('@{');
    const severity = isInterpolated ? 'warning' : 'error';
    const message = isInterpolated
      ? 'An expression in @{…} gives a text, and a condition has to give true or false: write it without the braces.'
      : 'A condition is an expression such as @equals(1, 1), or an object with one operator.';
    context.report({ code: 'InvalidCondition', severity, message, ...at });
  }
}

function isOperator(name: string): boolean {
  return OPERATORS.some((known) => known.toLowerCase() === name.toLowerCase()) || findFunction(name) !== undefined;
}

function reportUnknown({ node, report }: RuleContext, name: string, { path, action }: At): void {
  const near = nearName(name, OPERATORS);
  const parent = nodeAt(node, path);
  const property = parent?.kind === 'object' ? findProperty(parent, name) : undefined;
  const fix = near !== undefined && property && { title: `Use "${near}"`, edit: [renameProperty(property, near)] };
  const message = `There is no operator "${name}".${suggestion(name, OPERATORS)}`;
  report({ code: 'UnknownOperator', message, path: [...path, name], action, ...(fix && { fix }) });
}

/** What the function says that the operator is, called with so many arguments; undefined when it takes them. */
function miscountOf(name: string, count: number): string | undefined {
  if (!findFunction(name) || (['and', 'or'].includes(name.toLowerCase()) && count > 0)) return undefined;
  const call = `@${name}(${Array<string>(count).fill('null').join(',')})`;
  return expressionProblems(call)[0]?.message;
}

function isEmpty(condition: Value): boolean {
  return isObject(condition) && Object.keys(condition).length === 0;
}

function checkOperator(context: RuleContext, condition: ValueObject, { path, action }: At): void {
  const names = Object.keys(condition);
  if (names.length !== 1) {
    const message = `A condition object has exactly one operator; this one has ${names.length === 0 ? 'none' : names.join(', ')}.`;
    context.report({ code: 'InvalidCondition', message, path, action });
  }
  for (const [name, operands] of Object.entries(condition)) {
    const at = { path: [...path, name], action };
    if (!isOperator(name)) reportUnknown(context, name, { path, action });
    const list = Array.isArray(operands) ? operands : [operands];
    const miscount = names.length === 1 ? miscountOf(name, list.length) : undefined;
    if (miscount !== undefined) context.report({ code: 'OperandCount', severity: 'warning', message: miscount, ...at });
    for (const [index, operand] of list.entries()) {
      const place = Array.isArray(operands) ? [...at.path, index] : at.path;
      checkOperand(context, operand, { path: place, action });
    }
  }
}

function checkOperand(context: RuleContext, operand: Value, at: At): void {
  if (isObject(operand)) checkOperator(context, operand, at);
  if (!Array.isArray(operand)) return;
  const message = 'A list cannot be an operand; use an expression that gives one.';
  context.report({ code: 'InvalidCondition', severity: 'warning', message, ...at });
}
