/** A value that fits a JSON schema: what a mocked call answers, or a caller sends. */

import { isObject } from '#core/json/objects.ts';
import type { Value, ValueObject } from '#core/json/value.ts';

const MAX_DEPTH = 20;
const SAMPLES: { [type: string]: Value } = { integer: 1, number: 1.5, boolean: true, null: null, string: 'text' };
const FORMATS: { [format: string]: string } = {
  'date-time': '2026-01-15T08:00:00Z',
  date: '2026-01-15',
  uri: 'http://sample.test/',
  uuid: '00000000-0000-4000-8000-000000000001',
};

export function sampleOf(schema: Value | undefined, depth = 0): Value {
  if (!isObject(schema) || depth > MAX_DEPTH) return {};
  const { enum: choices, format, items } = schema;
  const [first] = Array.isArray(choices) ? choices : [];
  const given = schema.default ?? schema.const ?? first;
  if (given !== undefined) return given;
  const type = typeOf(schema);
  if (type === 'object') return objectOf(schema, depth);
  if (type === 'array')
    return items === undefined ? [] : [sampleOf(Array.isArray(items) ? items[0] : items, depth + 1)];
  return (typeof format === 'string' ? FORMATS[format] : undefined) ?? SAMPLES[type] ?? {};
}

function typeOf({ type, items }: ValueObject): string {
  const named = Array.isArray(type) ? type.find((one) => one !== 'null') : type;
  if (typeof named === 'string') return named;
  return items === undefined ? 'object' : 'array';
}

function objectOf({ properties }: ValueObject, depth: number): ValueObject {
  const entries = isObject(properties) ? Object.entries(properties) : [];
  return Object.fromEntries(entries.map(([name, property]) => [name, sampleOf(property, depth + 1)]));
}

/** A value for a parameter that has no default (WDL reference 2). */
export function parameterSample(type: string): Value {
  switch (type.toLowerCase()) {
    case 'int':
      return 1;
    case 'float':
      return 1.5;
    case 'bool':
      return true;
    case 'array':
      return [];
    case 'object':
    case 'secureobject':
      return {};
    default:
      return 'http://sample.test/';
  }
}
