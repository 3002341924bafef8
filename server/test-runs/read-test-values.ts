/** The JSON texts of an order for a test run, with errors that say which of them is wrong. */

import type { TestRunOrder } from '#core/api/test-runs.ts';
import { JsonSyntaxError } from '#core/json/json-syntax-error.ts';
import { isObject } from '#core/json/objects.ts';
import { parseJson } from '#core/json/parse-json.ts';
import type { ValueObject } from '#core/json/value.ts';
import { AppError } from '#server/app-error.ts';

/** Throws `BadRequest`. */
export function readTestParameters(text: string): ValueObject {
  return readObject(text, "The parameters' values");
}

/** By the step's name in lower case; undefined for a step that does what it does. Throws `BadRequest`. */
export function readTestResults(steps: TestRunOrder['steps']): Map<string, ValueObject | undefined> {
  return new Map(
    steps.map(({ action, result }) => [
      action.toLowerCase(),
      result === undefined ? undefined : readObject(result, `The static result of '${action}'`),
    ]),
  );
}

function readObject(text: string, what: string): ValueObject {
  try {
    const value = parseJson(text);
    if (isObject(value)) return value;
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    throw new AppError('BadRequest', `${what} cannot be read as JSON: ${error.message}`);
  }
  throw new AppError('BadRequest', `${what} must be a JSON object such as {"name": "value"}.`);
}
