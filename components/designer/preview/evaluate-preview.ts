/** The value of a template in a world, with what is probably not meant about it. Runs in the worker. */

import type { JsonType } from '#core/actions/form-field.ts';
import { describeValue } from '#core/expressions/describe-value.ts';
import { ExpressionError } from '#core/expressions/errors.ts';
import { contextFromSnapshot, type EvaluationSource } from '#core/expressions/snapshot-context.ts';
import { evaluateTemplate } from '#core/expressions/template.ts';
import { typeName } from '#core/json/type-name.ts';
import type { Value } from '#core/json/value.ts';
import { decodeWire } from '#core/json/wire.ts';
import { previewText } from './preview-text.ts';
import type { PreviewAnswer, PreviewNote, PreviewRequest } from './preview-world.ts';
import { unknownProperties } from './unknown-properties.ts';
import { type ValueTable, worldSnapshot } from './world-snapshot.ts';

export type EvaluationPlace = { values: ValueTable; source: EvaluationSource };

export function evaluatePreview({ template, expects, world }: PreviewRequest, place: EvaluationPlace): PreviewAnswer {
  try {
    const written = decodeWire(template);
    const context = contextFromSnapshot(worldSnapshot(world, place.values, place.source), place.source);
    const value = evaluateTemplate(written, context);
    const notes = [...mismatch(value, expects), ...unknownProperties(written, context)];
    return { kind: 'value', ...previewText(value), type: typeName(value), detail: describeValue(value), notes };
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return errorAnswer(error, template);
  }
}

/** A place in another string than the template, as the list of a loop, is no place in the field. */
function errorAnswer(error: ExpressionError, template: string): PreviewAnswer {
  const isInTemplate = error.range !== undefined && typeof decodeWire(template) === 'string';
  return { kind: 'error', message: error.message, ...(isInTemplate && { range: error.range }) };
}

const TYPES: Readonly<Record<ReturnType<typeof typeName>, JsonType>> = {
  Null: 'null',
  Boolean: 'boolean',
  String: 'string',
  Integer: 'number',
  Float: 'number',
  Decimal: 'number',
  Array: 'array',
  Object: 'object',
};

const WORDS: Readonly<Record<JsonType, string>> = {
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  null: 'nothing',
};

function mismatch(value: Value, expects: readonly JsonType[] | undefined): PreviewNote[] {
  if (!expects || expects.includes(TYPES[typeName(value)])) return [];
  // Text that reads as a number is taken for one (WDL reference 14, Embedding).
  if (expects.includes('number') && typeof value === 'string' && /^\s*-?\d+(?:\.\d+)?\s*$/.test(value)) return [];
  const wanted = expects.map((type) => WORDS[type]).join(' or ');
  return [{ message: `Gives ${describeValue(value)}; this field needs ${wanted}.` }];
}
