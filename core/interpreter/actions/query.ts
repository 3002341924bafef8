/** Query: keeps the items of an array that meet a condition (WDL reference 6). */

import { testCondition } from '#core/interpreter/conditions.ts';
import { evaluate } from '#core/interpreter/evaluate.ts';
import { fieldOf } from '#core/interpreter/input-fields.ts';
import { forEachItem } from '#core/interpreter/list-items.ts';
import { type ActionRunner, succeeded } from '#core/interpreter/step.ts';
import type { Value } from '#core/json/value.ts';

export const query: ActionRunner = async (step) => {
  const template = step.action.inputs ?? null;
  const from = await evaluate(fieldOf(template, 'from') ?? null, { ...step, field: 'inputs/from' });
  const where = fieldOf(template, 'where') ?? null;
  const body: Value[] = [];
  const work = async (item: Value) => {
    if (await testCondition(where, { ...step, item, field: 'inputs/where' })) body.push(item);
  };
  await forEachItem(from, { run: step.run, field: 'from', work });
  return succeeded('OK', { inputs: { from, where }, outputs: { body } });
};
