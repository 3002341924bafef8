import { findFunction } from '#core/expressions/functions/index.ts';
import { suggestion } from '#core/expressions/near-name.ts';
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
  else if (typeof condition !== 'boolean' && !(typeof condition === 'string' && /^@|^(true|false)$/i.test(condition))) {
    const message = 'A condition is an expression such as @equals(1, 1), or an object with one operator.';
    context.report({ code: 'InvalidCondition', message, ...at });
  }
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
    if (!OPERATORS.some((known) => known.toLowerCase() === name.toLowerCase()) && !findFunction(name)) {
      const message = `There is no operator "${name}".${suggestion(name, OPERATORS)}`;
      context.report({ code: 'UnknownOperator', message, ...at });
    }
    for (const [index, operand] of (Array.isArray(operands) ? operands : [operands]).entries()) {
      if (isObject(operand)) checkOperator(context, operand, { path: [...at.path, index], action });
    }
  }
}
