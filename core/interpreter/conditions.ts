/**
 * Conditions of If, Until and Query (WDL reference 5): one expression, or an object with exactly one operator whose
 * operands are constants, expressions or such objects again. Any function of the language can be the operator.
 */

import { describeValue } from '#core/expressions/describe-value.ts';
import { findFunction } from '#core/expressions/functions/index.ts';
import { isObject } from '#core/json/objects.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { ActionError } from './action-error.ts';
import { callFunction, type EvaluationPlace, evaluate } from './evaluate.ts';

/** Throws `ActionError` when the condition cannot be evaluated or gives no boolean. */
export async function testCondition(condition: Value, at: EvaluationPlace): Promise<boolean> {
  const value = await operandValue(condition, at);
  if (typeof value === 'boolean') return value;
  throw broken(at, `a condition has to give true or false, this one gives ${describeValue(value)}.`);
}

async function operandValue(operand: Value, at: EvaluationPlace): Promise<Value> {
  if (Array.isArray(operand)) throw broken(at, 'an array cannot be an operand; use an expression that gives one.');
  return isObject(operand) ? applyOperator(operand, at) : evaluate(operand, at);
}

async function applyOperator(condition: ValueObject, at: EvaluationPlace): Promise<Value> {
  const [entry, ...others] = Object.entries(condition);
  if (entry === undefined || others.length > 0) {
    const names = Object.keys(condition).join(', ');
    throw broken(at, `a condition object has exactly one operator, this one has ${names === '' ? 'none' : names}.`);
  }
  const [name, given] = entry;
  const operator = name.toLowerCase();
  const operands = Array.isArray(given) ? given : [given];
  if (operator === 'and') return every(operands, at);
  if (operator === 'or') return some(operands, at);
  if (findFunction(operator) === undefined) throw broken(at, `there is no operator '${name}'.`);
  const values: Value[] = [];
  for (const operand of operands) values.push(await operandValue(operand, at));
  return callFunction({ name: operator, values }, at);
}

async function every(conditions: Value[], at: EvaluationPlace): Promise<boolean> {
  for (const condition of conditions) if (!(await testCondition(condition, at))) return false;
  return true;
}

async function some(conditions: Value[], at: EvaluationPlace): Promise<boolean> {
  for (const condition of conditions) if (await testCondition(condition, at)) return true;
  return false;
}

function broken({ field, name }: EvaluationPlace, reason: string): ActionError {
  return new ActionError('InvalidTemplate', `Evaluating '${field}' of the action '${name ?? ''}' failed: ${reason}`);
}
