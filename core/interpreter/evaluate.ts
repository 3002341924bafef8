/**
 * Evaluates a template where an action stands: here when everything it looks into is in memory, else where the stored
 * values can be read. What fails becomes an `ActionError` that names the place.
 */

import { describeError, ExpressionError } from '#core/expressions/errors.ts';
import { type CompiledTemplate, compileTemplate, placeInTemplate } from '#core/expressions/template.ts';
import { PayloadNeeded } from '#core/json/payload-ref.ts';
import type { Value } from '#core/json/value.ts';
import { ActionError } from './action-error.ts';
import { contextAt, type Place } from './evaluation-context.ts';
import type { EvaluationFailure } from './host.ts';
import { takeSnapshot } from './take-snapshot.ts';

export type EvaluationPlace = Place & {
  /** What is evaluated, for messages: `inputs`, `expression`. */
  field: string;
  /** The action, for messages; left out for the outputs of the run. */
  name?: string;
  /** A JSON schema that the value must match, when the evaluation has to be made where stored values can be read. */
  schema?: Value;
};

export type FunctionCall = { name: string; values: Value[] };

const compiledObjects = new WeakMap<object, CompiledTemplate>();

export async function evaluate(template: Value, at: EvaluationPlace): Promise<Value> {
  try {
    return compiled(template).evaluate(contextAt(at));
  } catch (error) {
    if (error instanceof PayloadNeeded) return evaluateAtStore(template, at);
    if (error instanceof ExpressionError) {
      throw located({ code: error.code, message: describeError(error), place: placeInTemplate(template, error) }, at);
    }
    throw error;
  }
}

/** The evaluation where stored values can be read. */
export async function evaluateAtStore(template: Value, at: EvaluationPlace): Promise<Value> {
  const snapshot = takeSnapshot(at, compiled(template).references);
  const { schema } = at;
  const outcome = await at.run.host.evaluate(
    schema === undefined ? { template, snapshot } : { template, snapshot, schema },
  );
  if ('failure' in outcome) throw located(outcome.failure, at);
  return outcome.value;
}

/**
 * Calls a function of the language by its name, for the operators of condition objects and for arithmetic that has to
 * be the language's own. The arguments stand as the items of `item()`.
 */
export function callFunction({ name, values }: FunctionCall, at: EvaluationPlace): Promise<Value> {
  const list = values.map((_, index) => `item()[${index}]`).join(',');
  return evaluate(`@${name}(${list})`, { ...at, item: values });
}

/** The value as text, as an interpolation writes it. */
export async function textOf(value: Value, at: EvaluationPlace): Promise<string> {
  if (typeof value === 'string') return value;
  return String(await evaluate('@{item()}', { ...at, item: value }));
}

function compiled(template: Value): CompiledTemplate {
  if (typeof template !== 'object' || template === null) return compileTemplate(template);
  const known = compiledObjects.get(template);
  if (known !== undefined) return known;
  const made = compileTemplate(template);
  compiledObjects.set(template, made);
  return made;
}

function located({ code, message, place = '' }: EvaluationFailure, { field, name }: EvaluationPlace): ActionError {
  const owner = name === undefined ? 'the workflow' : `the action '${name}'`;
  return new ActionError(code, `Evaluating '${field}${place}' of ${owner} failed: ${message}`);
}
