/** A JSON schema from an example, and an example from a JSON schema. */

import { joinSchemas } from '#components/designer/editor/merge-schemas.ts';
import { isInteger, isNumeric } from '#core/json/numbers.ts';
import { getOwn, isObject } from '#core/json/objects.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { objectOf } from '#core/json/written-order.ts';

/** How much of a sample is looked at; all of it when left out. */
export type SampleLimits = { items: number; properties: number };

const ALL: SampleLimits = { items: Number.POSITIVE_INFINITY, properties: Number.POSITIVE_INFINITY };

/** Describes the types of the sample; all properties of an object are allowed to be absent, and of the items of a list too. */
export function schemaFromSample(sample: Value, limits = ALL): ValueObject {
  if (sample === null) return {};
  if (Array.isArray(sample)) {
    const items = sample.slice(0, limits.items).filter((item) => item !== null);
    const [first, ...others] = items.map((item) => schemaFromSample(item, limits));
    return first === undefined ? { type: 'array' } : { type: 'array', items: others.reduce(joinSchemas, first) };
  }
  if (isObject(sample)) {
    const entries = Object.entries(sample).slice(0, limits.properties);
    const properties = entries.map(([name, value]) => [name, schemaFromSample(value, limits)] as const);
    return { type: 'object', properties: objectOf(properties) };
  }
  if (isNumeric(sample)) return { type: isInteger(sample) ? 'integer' : 'number' };
  return { type: typeof sample };
}

const DEPTH = 12;
const PLAIN: Readonly<Record<string, Value>> = { string: '', integer: 0, number: 0, boolean: false, null: null };

/** A value that the schema describes: examples and defaults where it gives them, else empty values of the types. */
export function sampleFromSchema(schema: Value | undefined, depth = 0): Value {
  if (!isObject(schema) || depth > DEPTH) return {};
  const given = ['example', 'default', 'const']
    .map((name) => getOwn(schema, name))
    .find((value) => value !== undefined);
  if (given !== undefined) return given;
  const choices = [getOwn(schema, 'enum'), getOwn(schema, 'examples')].find(Array.isArray);
  if (choices?.[0] !== undefined) return choices[0];
  const type = firstType(schema);
  if (type === 'array') return [sampleFromSchema(getOwn(schema, 'items'), depth + 1)];
  return type === 'object' ? sampleObject(schema, depth) : (PLAIN[type] ?? {});
}

function sampleObject(schema: ValueObject, depth: number): ValueObject {
  const properties = getOwn(schema, 'properties');
  if (!isObject(properties)) return {};
  const entries = Object.entries(properties).map(
    ([name, inner]) => [name, sampleFromSchema(inner, depth + 1)] as const,
  );
  return objectOf(entries);
}

function firstType(schema: ValueObject): string {
  const type = getOwn(schema, 'type');
  const first = Array.isArray(type) ? type.find((name) => name !== 'null') : type;
  return typeof first === 'string' ? first : 'object';
}
