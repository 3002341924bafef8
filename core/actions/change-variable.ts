/** What the steps that change a variable have in common (WDL reference 6). */

import { z } from 'zod';
import type { RunnableActionType } from './action-types.ts';
import { defineAction, type OperationDescription } from './define-action.ts';
import type { FormField } from './form-field.ts';
import { fixedName, given } from './input-schemas.ts';
import { VARIABLE_OUTPUTS } from './output-schemas.ts';

type VariableChange = Pick<OperationDescription, 'title' | 'icon' | 'summary' | 'docs'> & {
  type: RunnableActionType;
  value: Pick<FormField, 'label' | 'control'> & Partial<FormField>;
  /** The value of a new step. */
  initial: string | number;
  /** Left out, the value is the initial one. */
  isValueOptional?: true;
};

export function changeVariable(change: VariableChange): OperationDescription {
  const { type, title, icon, summary, docs, value, initial } = change;
  const valueSchema = change.isValueOptional ? z.unknown().optional() : given('The value');
  return defineAction({
    id: type,
    type,
    title,
    group: 'Variables',
    icon,
    summary,
    docs,
    inputsSchema: z.looseObject({ name: fixedName('The name of the variable'), value: valueSchema }),
    form: [
      { path: ['inputs', 'name'], label: 'Variable', control: 'variableName', required: true },
      { path: ['inputs', 'value'], required: !change.isValueOptional, ...value },
    ],
    settings: ['trackedProperties'],
    outputs: VARIABLE_OUTPUTS,
    create: () => ({ type, inputs: { name: '', value: initial }, runAfter: {} }),
  });
}
