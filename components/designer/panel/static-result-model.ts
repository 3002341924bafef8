/** A static result as the Testing tab edits it (WDL reference 11.8). */

import { sampleFromSchema } from '#components/designer/fields/schema-from-sample.ts';
import { staticResultOf } from '#components/designer/preview/sample-world.ts';
import type { FormField } from '#core/actions/form-field.ts';
import type { ActionDefinition, WorkflowDefinition } from '#core/definition/types.ts';
import { getOwn, isObject } from '#core/json/objects.ts';
import type { Value, ValueObject } from '#core/json/value.ts';

const STATUSES = ['Succeeded', 'Failed', 'Skipped', 'Cancelled', 'TimedOut'] as const;

/** A step with steps inside runs them; one that ends the run has nothing to give. */
const WITHOUT = ['if', 'switch', 'foreach', 'until', 'scope', 'terminate', 'initializevariable'];

export function canHaveStaticResult(type: string): boolean {
  return !WITHOUT.includes(type.toLowerCase());
}

export type StaticResultState = { result: ValueObject | undefined; isOn: boolean };

export function readStaticResult(definition: WorkflowDefinition, action: ActionDefinition): StaticResultState {
  const setting = action.runtimeConfiguration?.staticResult;
  const option = isObject(setting) ? getOwn(setting, 'staticResultOptions') : undefined;
  const isOn = typeof option === 'string' && option.toLowerCase() === 'enabled';
  return { result: staticResultOf(definition, action.runtimeConfiguration), isOn };
}

/** A success with outputs as the operation describes them. */
export function newStaticResult(outputs: ValueObject | undefined): ValueObject {
  const hasOutputs = outputs !== undefined && Object.keys(outputs).length > 0;
  if (!hasOutputs) return { status: 'Succeeded' };
  const sample = sampleFromSchema(outputs);
  const isAnswer = isObject(sample) && Object.hasOwn(sample, 'statusCode');
  return { status: 'Succeeded', outputs: isAnswer ? { ...sample, statusCode: 200 } : sample };
}

/** One field per part of the outputs, else one for all of them. */
export function staticResultFields(outputs: ValueObject | undefined): FormField[] {
  const failed = { path: ['status'], equals: ['Failed', 'TimedOut', 'Cancelled'] };
  return [
    {
      path: ['status'],
      label: 'Status',
      control: 'choice',
      required: true,
      choices: STATUSES.map((status) => ({ value: status, label: status === 'TimedOut' ? 'Timed out' : status })),
    },
    { path: ['code'], label: 'Code', control: 'plainText', placeholder: 'As the status has it' },
    { path: ['error', 'code'], label: 'Code of the error', control: 'plainText', visibleWhen: failed },
    { path: ['error', 'message'], label: 'Message of the error', control: 'plainText', visibleWhen: failed },
    ...outputFields(outputs),
  ];
}

const CONTROLS: Readonly<Record<string, FormField['control']>> = {
  integer: 'number',
  number: 'number',
  string: 'plainText',
  boolean: 'choice',
};

const YES_NO = [
  { value: true, label: 'true' },
  { value: false, label: 'false' },
];

function outputFields(outputs: ValueObject | undefined): FormField[] {
  const properties = outputs && getOwn(outputs, 'properties');
  const isWhole = !isObject(properties) || Object.keys(properties).length === 0;
  if (isWhole) return [{ path: ['outputs'], label: 'Outputs', control: 'value' }];
  return Object.entries(properties).map(([name, schema]) => outputField(name, schema));
}

function outputField(name: string, schema: Value): FormField {
  const [type, title] = isObject(schema) ? [getOwn(schema, 'type'), getOwn(schema, 'title')] : [];
  const control = name === 'headers' ? 'keyValue' : (CONTROLS[String(type)] ?? 'value');
  const label = typeof title === 'string' ? title : name;
  return { path: ['outputs', name], label, control, ...(control === 'choice' && { choices: YES_NO }) };
}
