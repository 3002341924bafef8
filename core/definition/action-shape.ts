/** The shape of each field of actions, triggers, parameters and outputs (WDL reference 2 to 5), one zod schema per field. */

import { z } from 'zod';

const anyValue = z.unknown();
const text = z.string();
const object = z.record(z.string(), anyValue);

export type FieldSchemas = { [field: string]: { schema: z.ZodType; expected: string } };

const OBJECT = { schema: object, expected: 'an object' };
const TEXT = { schema: text, expected: 'a text' };

export const ACTION_FIELDS: FieldSchemas = {
  kind: TEXT,
  runAfter: { schema: z.record(text, z.array(text)), expected: 'an object such as {"Step": ["Succeeded"]}' },
  description: TEXT,
  metadata: OBJECT,
  operationOptions: TEXT,
  limit: OBJECT,
  runtimeConfiguration: OBJECT,
  trackedProperties: OBJECT,
};

export const TRIGGER_FIELDS: FieldSchemas = {
  kind: TEXT,
  inputs: OBJECT,
  conditions: {
    schema: z.array(z.looseObject({ expression: anyValue })),
    expected: 'a list of {"expression": "@…"}',
  },
  splitOnConfiguration: {
    schema: z.looseObject({ correlation: object.optional() }),
    expected: 'an object such as {"correlation": {"clientTrackingId": "@…"}}',
  },
  correlation: OBJECT,
  operationOptions: TEXT,
  runtimeConfiguration: OBJECT,
  metadata: OBJECT,
  description: TEXT,
};

export const PARAMETER_FIELDS: FieldSchemas = {
  allowedValues: { schema: z.array(anyValue), expected: 'a list' },
  metadata: OBJECT,
  description: TEXT,
};

export const DEFINITION_FIELDS: FieldSchemas = {
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
