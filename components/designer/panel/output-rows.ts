/** The outputs of a step as rows of a table: each with the expression that reads it. */

import { type SchemaSource, typeOfSchema } from '#components/designer/editor/expression-schema.ts';
import type { Selection } from '#components/designer/store.ts';
import { getOwn, isObject } from '#core/json/objects.ts';
import type { Value, ValueObject } from '#core/json/value.ts';

export type OutputRow = { expression: string; label: string; schema: Value };

/** The parts of the outputs and what is in a body; for outputs without parts the whole. */
export function outputRows(schemas: SchemaSource, { kind, name }: Selection): OutputRow[] {
  const outputs = kind === 'trigger' ? schemas.triggerOutputs() : schemas.outputs(name);
  if (!outputs) return [];
  const quoted = `'${name.replaceAll("'", "''")}'`;
  const whole = kind === 'trigger' ? 'triggerOutputs()' : `outputs(${quoted})`;
  const body = kind === 'trigger' ? 'triggerBody()' : `body(${quoted})`;
  const properties = propertiesOf(outputs);
  if (properties.length === 0)
    return typeOfSchema(outputs) === 'any' && !getOwn(outputs, 'title')
      ? []
      : [{ expression: whole, label: 'Outputs', schema: outputs }];
  return properties.flatMap(([property, schema]) => {
    if (property !== 'body') return [rowOf(property, schema, `${whole}?['${property}']`)];
    const inside = isObject(schema) ? propertiesOf(schema) : [];
    return [
      rowOf(property, schema, body),
      ...inside.map(([inner, each]) => rowOf(inner, each, `${body}?['${inner}']`)),
    ];
  });
}

function rowOf(property: string, schema: Value, expression: string): OutputRow {
  const title = isObject(schema) ? getOwn(schema, 'title') : undefined;
  return { expression, label: typeof title === 'string' ? title : property, schema };
}

function propertiesOf(schema: ValueObject): [string, Value][] {
  const properties = getOwn(schema, 'properties');
  return isObject(properties) ? Object.entries(properties) : [];
}
