/** Pieces of the JSON schemas that describe outputs, for the picker of expressions. */

import type { ValueObject } from '#core/json/value.ts';

export const NO_OUTPUTS: ValueObject = {};

export const HTTP_OUTPUTS: ValueObject = {
  type: 'object',
  properties: {
    statusCode: { type: 'integer', title: 'Status code' },
    headers: { type: 'object', title: 'Headers' },
    body: { title: 'Body' },
  },
};

/** `{body: …}` with the given schema. */
export function bodyOf(schema: ValueObject): ValueObject {
  return { type: 'object', properties: { body: schema } };
}

export const VARIABLE_OUTPUTS: ValueObject = {
  type: 'object',
  properties: { name: { type: 'string', title: 'Name' }, value: { title: 'Value' } },
};
