/** Select: maps each item of an array (WDL reference 6). */

import { evaluate } from '#core/interpreter/evaluate.ts';
import { fieldOf } from '#core/interpreter/input-fields.ts';
import { forEachItem } from '#core/interpreter/list-items.ts';
import { type ActionRunner, succeeded } from '#core/interpreter/step.ts';
import type { Value } from '#core/json/value.ts';

export const select: ActionRunner = async (step) => {
  const template = step.action.inputs ?? null;
  const from = await evaluate(fieldOf(template, 'from') ?? null, { ...step, field: 'inputs/from' });
  const mapping = fieldOf(template, 'select') ?? null;
  const body: Value[] = [];
  const work = async (item: Value) => {
    body.push(await evaluate(mapping, { ...step, item, field: 'inputs/select' }));
  };
  await forEachItem(from, { run: step.run, field: 'from', work });
  return succeeded('OK', { inputs: { from, select: mapping }, outputs: { body } });
};
