/** A JSON schema as authors write it (WDL reference 6: draft 4-like) made ready for the validator. */

import type { Schema, SchemaDraft } from '@cfworker/json-schema';
import { isNumeric, toDouble } from '#core/json/numbers.ts';
import { isObject, setOwn } from '#core/json/objects.ts';
import { PayloadNeeded, PayloadRef } from '#core/json/payload-ref.ts';
import type { Value, ValueObject } from '#core/json/value.ts';

export type PreparedSchema = { schema: Schema | boolean; draft: SchemaDraft };

// Under these keywords stands data, in which a property `id` is no identifier.
const DATA_KEYWORDS = new Set(['enum', 'const', 'default', 'examples']);

/**
 * A copy, because the validator writes into what it is given. Identifiers are left out: `$ref` works inside the
 * document only, whatever address the schema claims to have. Throws `RangeError` with the reason when it is no schema.
 */
export function prepareSchema(schema: Value): PreparedSchema {
  if (typeof schema === 'boolean') return { schema, draft: '7' };
  if (!isObject(schema)) throw new RangeError('A JSON schema has to be an object.');
  const features = { hasBooleanExclusive: false };
  const copy = copySchema(schema, features);
  return { schema: copy, draft: draftOf(schema.$schema, features.hasBooleanExclusive) };
}

/** The value with every number as a JavaScript number, which is all the validator knows. */
export function plainJson(value: Value): Value {
  if (value instanceof PayloadRef) throw new PayloadNeeded(value);
  if (isNumeric(value)) return toDouble(value);
  if (Array.isArray(value)) return value.map(plainJson);
  if (!isObject(value)) return value;
  const plain: ValueObject = {};
  for (const [name, property] of Object.entries(value)) setOwn(plain, name, plainJson(property));
  return plain;
}

// Draft 4 writes `exclusiveMinimum: true` beside `minimum`, later drafts a number in its place.
function draftOf(dialect: Value | undefined, hasBooleanExclusive: boolean): SchemaDraft {
  if (typeof dialect === 'string' && /2019-09|2020-12/.test(dialect)) return '2020-12';
  return hasBooleanExclusive ? '4' : '7';
}

function copySchema(schema: ValueObject, features: { hasBooleanExclusive: boolean }): ValueObject {
  const copy: ValueObject = {};
  for (const [name, value] of Object.entries(schema)) {
    if ((name === 'id' || name === '$id') && typeof value === 'string') continue;
    if (name === '$ref') checkReference(value);
    if ((name === 'exclusiveMinimum' || name === 'exclusiveMaximum') && typeof value === 'boolean') {
      features.hasBooleanExclusive = true;
    }
    setOwn(copy, name, DATA_KEYWORDS.has(name) ? plainJson(value) : copyPart(value, features));
  }
  return copy;
}

function copyPart(value: Value, features: { hasBooleanExclusive: boolean }): Value {
  if (Array.isArray(value)) return value.map((item) => copyPart(item, features));
  return isObject(value) ? copySchema(value, features) : plainJson(value);
}

function checkReference(reference: Value): void {
  if (typeof reference === 'string' && !reference.startsWith('#')) {
    throw new RangeError(
      `"$ref": "${reference}" leads out of the schema; only references that begin with # are followed.`,
    );
  }
}
