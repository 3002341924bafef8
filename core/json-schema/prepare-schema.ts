/** A JSON schema as authors write it (WDL reference 6: draft 4-like) made ready for the validator. */

import type { Schema, SchemaDraft } from '@cfworker/json-schema';
import { isNumeric, toDouble } from '#core/json/numbers.ts';
import { isObject, setOwn } from '#core/json/objects.ts';
import { PayloadNeeded, PayloadRef } from '#core/json/payload-ref.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { objectOf } from '#core/json/written-order.ts';
import { checkPattern } from './linear-pattern.ts';
import { patternFormat } from './pattern-formats.ts';
import { isKeywordOfData, isKeywordOfNames } from './schema-keywords.ts';

export type PreparedSchema = {
  schema: Schema | boolean;
  draft: SchemaDraft;
  /** The validator would match the names in `patternProperties` itself: they are replaced for each value. */
  hasNamePatterns: boolean;
};

/**
 * A copy, because the validator writes into what it is given. Identifiers are left out: `$ref` works inside the
 * document only, whatever address the schema claims to have. Throws `RangeError` with the reason when it is no schema.
 */
export function prepareSchema(schema: Value): PreparedSchema {
  if (typeof schema === 'boolean') return { schema, draft: '7', hasNamePatterns: false };
  if (!isObject(schema)) throw new RangeError('A JSON schema has to be an object.');
  const features: Features = { hasBooleanExclusive: false, hasNamePatterns: false };
  const copy = copySchema(schema, features);
  const { hasBooleanExclusive, hasNamePatterns } = features;
  return { schema: copy, draft: draftOf(schema.$schema, hasBooleanExclusive), hasNamePatterns };
}

type Features = { hasBooleanExclusive: boolean; hasNamePatterns: boolean };

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

function copySchema(schema: ValueObject, features: Features): ValueObject {
  const copy: ValueObject = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if ((keyword === 'id' || keyword === '$id') && typeof value === 'string') continue;
    if (keyword === '$ref') checkReference(value);
    if ((keyword === 'exclusiveMinimum' || keyword === 'exclusiveMaximum') && typeof value === 'boolean') {
      features.hasBooleanExclusive = true;
    }
    if (keyword !== 'pattern') setOwn(copy, keyword, copyPart(keyword, value, features));
  }
  const { pattern } = schema;
  if (typeof pattern !== 'string') return copy;
  checkPattern(pattern);
  const others = Array.isArray(copy.allOf) ? copy.allOf : [];
  copy.allOf = [...others, { format: patternFormat(pattern) }];
  return copy;
}

function copyPart(keyword: string, value: Value, features: Features): Value {
  if (isKeywordOfData(keyword)) return plainJson(value);
  if (keyword === 'format' && value === 'url') return 'uri'; // Its own expression is not linear.
  if (!isObject(value) || !isKeywordOfNames(keyword)) return copyInside(value, features);
  if (keyword === 'patternProperties') {
    features.hasNamePatterns = true;
    for (const name of Object.keys(value)) checkPattern(name);
  }
  return objectOf(Object.entries(value).map(([name, part]) => [name, copyInside(part, features)]));
}

function copyInside(value: Value, features: Features): Value {
  if (Array.isArray(value)) return value.map((item) => copyInside(item, features));
  return isObject(value) ? copySchema(value, features) : plainJson(value);
}

function checkReference(reference: Value): void {
  if (typeof reference === 'string' && !reference.startsWith('#')) {
    throw new RangeError(
      `"$ref": "${reference}" leads out of the schema; only references that begin with # are followed.`,
    );
  }
}
