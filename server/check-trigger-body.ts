/**
 * The schema of a Request trigger, `inputs.schema`, checked wherever a body comes in. The reference asks for an option before it checks; here a schema that demands something
 * is checked, because a body the flow cannot use is better refused than run.
 */

import type { TriggerDefinition } from '#core/definition/types.ts';
import { isObject } from '#core/json/objects.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { validateJson } from '#core/json-schema/validate-json.ts';
import { AppError } from './app-error.ts';

const DESCRIPTIONS = new Set(['$schema', '$id', 'id', 'title', 'description']);
const SHOWN = 100;

/** Throws `BodyDoesNotMatchSchema` with `{ problems: [{ path, message }] }`; a path is a JSON pointer into the body. */
export function checkTriggerBody({ inputs }: TriggerDefinition, body: Value | undefined): void {
  const schema = inputs?.schema;
  if (!isObject(schema) || demandsNothing(schema)) return;
  const problems = body === undefined ? [{ pointer: '', message: 'The body is missing.' }] : validateJson(schema, body);
  if (problems.length === 0) return;
  const shown = problems.slice(0, SHOWN).map(({ pointer, message }) => ({ path: pointer, message }));
  const hint = typeof body === 'string' ? ' It came as text: send JSON with Content-Type: application/json.' : '';
  const [first] = shown;
  const summary = `${first?.path ? `${first.path}: ` : ''}${first?.message ?? ''}`;
  throw new AppError('BodyDoesNotMatchSchema', `The body does not match the trigger's schema. ${summary}${hint}`, {
    problems: shown,
  });
}

/** As a designer leaves it behind: `{}`, or an object without properties. */
function demandsNothing(schema: ValueObject): boolean {
  const keywords = Object.keys(schema).filter((name) => !DESCRIPTIONS.has(name));
  const { type, properties } = schema;
  const isBareObject = type === 'object' && isObject(properties) && Object.keys(properties).length === 0;
  return keywords.length === 0 || (isBareObject && keywords.length === 2);
}
