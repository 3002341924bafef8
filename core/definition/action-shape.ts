/**
 * The shape of each field of actions, triggers, parameters and outputs (WDL reference 2 to 5). A text is read again at
 * each key that is typed in the designer: what every action has is checked by hand, the rest by zod.
 */

import { z } from 'zod';
import { isObject } from '#core/json/objects.ts';
import type { Value } from '#core/json/value.ts';

const anyValue = z.unknown();
const object = z.record(z.string(), anyValue);

export type FieldShapes = { [field: string]: { accepts(value: Value): boolean; expected: string } };

const OBJECT = { accepts: isObject, expected: 'an object' };
const TEXT = { accepts: isText, expected: 'a text' };

function isText(value: Value): boolean {
  return typeof value === 'string';
}

function isRunAfter(value: Value): boolean {
  return isObject(value) && Object.values(value).every((statuses) => Array.isArray(statuses) && statuses.every(isText));
}

function by(schema: z.ZodType): (value: Value) => boolean {
  return (value) => schema.safeParse(value).success;
}

export const ACTION_FIELDS: FieldShapes = {
  kind: TEXT,
  runAfter: { accepts: isRunAfter, expected: 'an object such as {"Step": ["Succeeded"]}' },
  description: TEXT,
  metadata: OBJECT,
  operationOptions: TEXT,
  limit: OBJECT,
  runtimeConfiguration: OBJECT,
  trackedProperties: OBJECT,
};

export const TRIGGER_FIELDS: FieldShapes = {
  kind: TEXT,
  inputs: OBJECT,
  conditions: {
    accepts: by(z.array(z.looseObject({ expression: anyValue }))),
    expected: 'a list of {"expression": "@…"}',
  },
  splitOnConfiguration: {
    accepts: by(z.looseObject({ correlation: object.optional() })),
    expected: 'an object such as {"correlation": {"clientTrackingId": "@…"}}',
  },
  correlation: OBJECT,
  operationOptions: TEXT,
  runtimeConfiguration: OBJECT,
  metadata: OBJECT,
  description: TEXT,
};

export const PARAMETER_FIELDS: FieldShapes = {
  allowedValues: { accepts: Array.isArray, expected: 'a list' },
  metadata: OBJECT,
  description: TEXT,
};

export const DEFINITION_FIELDS: FieldShapes = {
  $schema: TEXT,
  contentVersion: TEXT,
  parameters: OBJECT,
  triggers: OBJECT,
  actions: OBJECT,
  outputs: OBJECT,
  staticResults: OBJECT,
  description: TEXT,
  metadata: OBJECT,
};
