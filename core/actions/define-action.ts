/**
 * One row describes an operation completely: picker entry, form, check of the inputs, outputs for the expression
 * picker, and what a new step looks like. What it does when it runs stands in the interpreter.
 */

import type { z } from 'zod';
import type { ActionDefinition, TriggerDefinition } from '#core/definition/types.ts';
import type { ValueObject } from '#core/json/value.ts';
import type { FormField } from './form-field.ts';

export type OperationGroup = 'HTTP' | 'Control' | 'Data operations' | 'Variables' | 'Schedule';

/** The settings of WDL reference 11 that an operation may have. */
export type OperationSetting =
  | 'splitOn'
  | 'triggerConditions'
  | 'retryPolicy'
  | 'timeout'
  | 'asyncPattern'
  | 'requestTimeout'
  | 'pagination'
  | 'chunking'
  | 'callHeaders'
  | 'answerHeaders'
  | 'authorizationHeaders'
  | 'asynchronousAnswer'
  | 'concurrency'
  | 'triggerRuns'
  | 'missedFires'
  | 'overlap'
  | 'runKeys'
  | 'secureInputs'
  | 'secureOutputs'
  | 'trackedProperties'
  | 'trackingId';

type ContainerKind = 'scope' | 'if' | 'switch' | 'foreach' | 'until';

type Operation = {
  /** Unique in the table; the type, except where one type has several entries in the picker. */
  id: string;
  type: string;
  title: string;
  group: OperationGroup;
  /** A lucide icon's name in kebab case. */
  icon: string;
  /** One line for the picker. */
  summary: string;
  /** Short Markdown. */
  docs: string;
  /** Checks `inputs`; loose, and an expression is accepted wherever a value is. */
  inputsSchema: z.ZodType;
  form: FormField[];
  settings: OperationSetting[];
  /** JSON schema of `outputs`, for the picker of expressions. */
  outputs: ValueObject;
};

export type OperationDescription = Operation & {
  /** Which child actions it holds. */
  container?: ContainerKind;
  /** The skeleton of a new step; `name` is the step's own name. */
  create(name: string): ActionDefinition;
};

export type TriggerDescription = Operation & {
  create(name: string): TriggerDefinition;
};

/** Types a row of the table of actions. */
export function defineAction(description: OperationDescription): OperationDescription {
  return description;
}

/** Types a row of the table of triggers. */
export function defineTrigger(description: TriggerDescription): TriggerDescription {
  return description;
}
