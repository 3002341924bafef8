/** Checks a value against a JSON schema and says in words what does not fit. */

import { type OutputUnit, type ValidationResult, validate } from '@cfworker/json-schema';
import { isObject } from '#core/json/objects.ts';
import { PayloadNeeded } from '#core/json/payload-ref.ts';
import type { Value } from '#core/json/value.ts';
import { withNamesOf } from './name-patterns.ts';
import { patternOfFormat } from './pattern-formats.ts';
import { type PreparedSchema, plainJson, prepareSchema } from './prepare-schema.ts';

/** `pointer` is a JSON pointer into the value, empty for the value itself. */
export type JsonProblem = { pointer: string; message: string };

const MAX_ERRORS = 1000;
const prepared = new WeakMap<object, PreparedSchema>();

/**
 * The problems of the value, empty when it matches. A schema that is itself broken is one problem of the whole value.
 * Throws nothing but `PayloadNeeded`, for a value that is only referred to.
 */
export function validateJson(schema: Value, value: Value): JsonProblem[] {
  try {
    const plain = plainJson(value);
    const ready = readyFor(plain, preparedSchema(schema));
    if (check(ready, plain, true).valid) return [];
    return listProblems(ready, plain);
  } catch (error) {
    if (error instanceof PayloadNeeded || !(error instanceof Error)) throw error;
    return [{ pointer: '', message: `The schema cannot be used: ${firstLine(error.message)}` }];
  }
}

function readyFor(value: Value, prepared: PreparedSchema): PreparedSchema {
  const { schema, hasNamePatterns } = prepared;
  return hasNamePatterns && isObject(schema) ? { ...prepared, schema: withNamesOf(value, schema) } : prepared;
}

function preparedSchema(schema: Value): PreparedSchema {
  if (typeof schema !== 'object' || schema === null) return prepareSchema(schema);
  const known = prepared.get(schema);
  if (known !== undefined) return known;
  const made = prepareSchema(schema);
  prepared.set(schema, made);
  return made;
}

function check({ schema, draft }: PreparedSchema, value: Value, stopAtFirst: boolean): ValidationResult {
  return validate(value, schema, draft, undefined, stopAtFirst);
}

function listProblems(schema: PreparedSchema, value: Value): JsonProblem[] {
  const errors = allErrors(schema, value).errors.slice(0, MAX_ERRORS);
  const told = errors.filter((error) => !isExplainedByOthers(error, errors) && !isAlternative(error, errors));
  return told.map((error) => ({ pointer: pointerOf(error.instanceLocation), message: inWords(error) }));
}

// The validator collects by spreading; hundreds of thousands of errors are more than the stack takes.
function allErrors(schema: PreparedSchema, value: Value): ValidationResult {
  try {
    return check(schema, value, false);
  } catch (error) {
    if (error instanceof RangeError) return check(schema, value, true);
    throw error;
  }
}

// These only say that something below them is wrong, which is reported itself.
const CARRIERS = new Set([
  'properties',
  'patternProperties',
  'additionalProperties',
  'items',
  'additionalItems',
  'prefixItems',
  'allOf',
  '$ref',
  'if',
  'dependencies',
  'dependentSchemas',
]);
// Of these the parts need not all hold, so that the errors of one part alone would mislead.
const CHOICES = new Set(['anyOf', 'oneOf', 'not', 'contains', 'propertyNames']);

function isExplainedByOthers(error: OutputUnit, errors: readonly OutputUnit[]): boolean {
  return CARRIERS.has(error.keyword) && errors.some((other) => other !== error && isBelow(other, error));
}

function isAlternative(error: OutputUnit, errors: readonly OutputUnit[]): boolean {
  return errors.some((other) => other !== error && CHOICES.has(other.keyword) && isBelow(error, other));
}

function isBelow(error: OutputUnit, above: OutputUnit): boolean {
  if (!error.instanceLocation.startsWith(above.instanceLocation)) return false;
  // The validator gives the place in the value as the schema location of a schema that is `false`.
  return error.keyword === 'false' || error.keywordLocation.startsWith(`${above.keywordLocation}/`);
}

const WORDS: { [keyword: string]: (error: string) => string } = {
  type: (error) => error.replace(/^Instance type "(.*)" is invalid\. Expected "(.*)"\.$/, typeWords),
  required: (error) =>
    error.replace(/^Instance does not have required property "(.*)"\.$/s, "The property '$1' is missing."),
  false: () => 'This property is not allowed.',
  format: (error) => {
    const pattern = patternOfFormat(/format "(.*)"\.$/s.exec(error)?.[1] ?? '');
    return pattern === undefined ? error : `The value does not match the pattern "${pattern}".`;
  },
  anyOf: () => 'The value fits none of the alternatives in "anyOf".',
  not: () => 'The value fits what "not" excludes.',
};

function typeWords(_: string, given: string, expected: string): string {
  return `Expected ${expected.replaceAll('", "', ' or ')}, found ${given}.`;
}

function inWords({ keyword, error }: OutputUnit): string {
  const words = WORDS[keyword]?.(error) ?? error;
  return words.replace(/^Instance /, 'The value ').replace(/ {2,}/g, ' ');
}

function pointerOf(location: string): string {
  try {
    return decodeURI(location.slice(1));
  } catch {
    return location.slice(1);
  }
}

function firstLine(message: string): string {
  return message.split('\n')[0] ?? message;
}
