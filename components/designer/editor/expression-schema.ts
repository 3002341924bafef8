/** The type of an expression's value, as far as schemas tell: for completion of properties and for the picker. */

import type { Call, Expression } from '#core/expressions/ast.ts';
import { findFunction } from '#core/expressions/functions/index.ts';
import { parseExpression } from '#core/expressions/parser.ts';
import { findPropertyName } from '#core/json/get-property.ts';
import { getOwn, isObject } from '#core/json/objects.ts';
import type { Value, ValueObject } from '#core/json/value.ts';

/** Where the schemas of what a flow knows come from; undefined where nothing is known. */
export type SchemaSource = {
  /** Of the outputs of an action, in any letter case. */
  outputs(action: string): ValueObject | undefined;
  triggerOutputs(): ValueObject | undefined;
  /** Of the current item of a loop; without a name of the innermost list. */
  item(loop: string | undefined): ValueObject | undefined;
  variable(name: string): ValueObject | undefined;
  parameter(name: string): ValueObject | undefined;
};

/** Of an expression without `@`. Undefined when it is broken or nothing is known. */
export function schemaOfText(expression: string, source: SchemaSource): ValueObject | undefined {
  try {
    return schemaOf(parseExpression(expression), source);
  } catch {
    return undefined;
  }
}

export function schemaOf(expression: Expression, source: SchemaSource): ValueObject | undefined {
  if (expression.kind === 'literal') return undefined;
  if (expression.kind === 'call') return schemaOfCall(expression, source);
  const target = schemaOf(expression.target, source);
  if (!target) return undefined;
  const { key } = expression;
  if (key.kind === 'literal' && typeof key.value === 'string') return propertySchema(target, key.value);
  return itemSchema(target);
}

function propertySchema(schema: ValueObject, name: string): ValueObject | undefined {
  const properties = objectAt(schema, 'properties');
  const found = properties && findPropertyName(properties, name);
  return properties && found !== undefined ? objectAt(properties, found) : undefined;
}

export function itemSchema(schema: ValueObject): ValueObject | undefined {
  return objectAt(schema, 'items');
}

/** `string`, `integer`, …, `any` when it is open. */
export function typeOfSchema(schema: Value | undefined): string {
  const type = isObject(schema) ? getOwn(schema, 'type') : undefined;
  if (typeof type === 'string') return type;
  return Array.isArray(type) && type.length > 0 ? type.join(' or ') : 'any';
}

const OF_FIRST = new Set(['first', 'last']);
const SAME = new Set(['skip', 'take', 'reverse', 'sort', 'union', 'intersection', 'coalesce']);

const PLAIN: Readonly<Record<string, string>> = {
  text: 'string',
  number: 'number',
  integer: 'integer',
  boolean: 'boolean',
  array: 'array',
  object: 'object',
};

function schemaOfCall(call: Call, source: SchemaSource): ValueObject | undefined {
  const row = findFunction(call.name);
  if (!row) return undefined;
  const [first] = call.arguments;
  const name = first?.kind === 'literal' && typeof first.value === 'string' ? first.value : undefined;
  const known = schemaOfReference(row.name, name, source);
  if (known) return known;
  const inner = first && first.kind !== 'literal' ? schemaOf(first, source) : undefined;
  if (inner && OF_FIRST.has(row.name)) return itemSchema(inner);
  if (inner && SAME.has(row.name)) return inner;
  const type = PLAIN[row.returns];
  return type === undefined ? undefined : { type };
}

function schemaOfReference(row: string, name: string | undefined, source: SchemaSource): ValueObject | undefined {
  switch (row) {
    case 'outputs':
      return name === undefined ? undefined : source.outputs(name);
    case 'body':
      return name === undefined ? undefined : bodyOf(source.outputs(name));
    case 'actions':
      return name === undefined ? undefined : actionSchema(source.outputs(name));
    case 'triggerOutputs':
      return source.triggerOutputs();
    case 'triggerBody':
      return bodyOf(source.triggerOutputs());
    case 'trigger':
      return actionSchema(source.triggerOutputs());
    case 'item':
      return source.item(undefined);
    case 'items':
      return name === undefined ? undefined : source.item(name);
    case 'variables':
      return name === undefined ? undefined : source.variable(name);
    case 'parameters':
      return name === undefined ? undefined : source.parameter(name);
    default:
      return undefined;
  }
}

function bodyOf(outputs: ValueObject | undefined): ValueObject | undefined {
  return outputs && propertySchema(outputs, 'body');
}

const TEXT = { type: 'string' };

function actionSchema(outputs: ValueObject | undefined): ValueObject {
  const error = { type: 'object', properties: { code: TEXT, message: TEXT } };
  const properties = { name: TEXT, status: TEXT, code: TEXT, startTime: TEXT, endTime: TEXT, error };
  return { type: 'object', properties: { ...properties, inputs: {}, outputs: outputs ?? {} } };
}

function objectAt(object: ValueObject, name: string): ValueObject | undefined {
  const value = getOwn(object, name);
  return isObject(value) ? value : undefined;
}
