/**
 * The shape of a Workflow Definition Language document, as far as the engine and the designer read it
 * (WDL reference 2 to 5). Everything not named here is kept and ignored. These are types only: what comes from
 * outside is checked by `parse-definition.ts` before it is trusted to have this shape.
 */

import type { Value, ValueObject } from '#core/json/value.ts';

export type RunAfter = { [predecessor: string]: string[] };

export type ActionDefinition = {
  type: string;
  kind?: string;
  inputs?: Value;
  runAfter?: RunAfter;
  description?: string;
  metadata?: ValueObject;
  operationOptions?: string;
  limit?: { count?: Value; timeout?: Value };
  runtimeConfiguration?: ValueObject;
  trackedProperties?: ValueObject;
  /** Children of Scope, Foreach, Until, and the true side of If. */
  actions?: ActionDefinitions;
  /** If, Switch and Until. */
  expression?: Value;
  else?: { actions?: ActionDefinitions };
  cases?: { [name: string]: { case: Value; actions?: ActionDefinitions } };
  default?: { actions?: ActionDefinitions };
  /** Foreach: the array or an expression for it. */
  foreach?: Value;
};

export type ActionDefinitions = { [name: string]: ActionDefinition };

export type Recurrence = {
  frequency: string;
  interval: number;
  count?: number;
  startTime?: string;
  endTime?: string;
  timeZone?: string;
  schedule?: {
    hours?: number[];
    minutes?: number[];
    weekDays?: string[];
    monthDays?: number[];
    monthlyOccurrences?: { dayOfWeek: string; occurrence: number }[];
  };
};

export type TriggerDefinition = {
  type: string;
  kind?: string;
  inputs?: ValueObject;
  recurrence?: Recurrence;
  conditions?: { expression: Value }[];
  splitOn?: Value;
  splitOnConfiguration?: { correlation?: ValueObject };
  correlation?: ValueObject;
  operationOptions?: string;
  runtimeConfiguration?: ValueObject;
  metadata?: ValueObject;
  description?: string;
};

export type ParameterDefinition = {
  type: string;
  defaultValue?: Value;
  allowedValues?: Value[];
  metadata?: ValueObject;
  description?: string;
};

export type WorkflowDefinition = {
  $schema?: string;
  contentVersion?: string;
  parameters?: { [name: string]: ParameterDefinition };
  triggers?: { [name: string]: TriggerDefinition };
  actions?: ActionDefinitions;
  outputs?: { [name: string]: { type: string; value: Value; description?: string } };
  staticResults?: ValueObject;
  description?: string;
  metadata?: ValueObject;
};

/** How a flow runs: Stateful keeps every record; Stateless is the fast lane in memory (WDL reference 1). */
export type FlowKind = 'Stateful' | 'Stateless';
