/** Join: makes one text of an array (WDL reference 6). */

import { callFunction } from '#core/interpreter/evaluate.ts';
import { requireField } from '#core/interpreter/input-fields.ts';
import { forEachItem } from '#core/interpreter/list-items.ts';
import { type ActionRunner, evaluateInputs, succeeded } from '#core/interpreter/step.ts';
import type { Value } from '#core/json/value.ts';

export const join: ActionRunner = async (step) => {
  const inputs = await evaluateInputs(step);
  const items: Value[] = [];
  const work = async (item: Value) => {
    items.push(item);
  };
  await forEachItem(requireField(inputs, 'from'), { run: step.run, field: 'from', work });
  const values = [items, requireField(inputs, 'joinWith')];
  const body = await callFunction({ name: 'join', values }, { ...step, field: 'inputs' });
  return succeeded('OK', { inputs, outputs: { body } });
};
