/**
 * The schema of a Request trigger, checked wherever a body comes in. It is checked with the option `EnableSchemaValidation`
 * only (WDL reference 3.2): without it a schema describes the body to the designer, and definitions made elsewhere
 * often carry one that their real callers do not keep.
 */

import { hasOption } from '#core/definition/operation-options.ts';
import type { TriggerDefinition } from '#core/definition/types.ts';
import { isObject } from '#core/json/objects.ts';
import type { Value } from '#core/json/value.ts';
import { validateJson } from '#core/json-schema/validate-json.ts';
import { AppError } from './app-error.ts';

const SHOWN = 100;

/** Throws `BodyDoesNotMatchSchema` with `{ problems: [{ path, message }] }`; a path is a JSON pointer into the body. */
export function checkTriggerBody(trigger: TriggerDefinition, body: Value | undefined): void {
  const schema = trigger.inputs?.schema;
  if (!isObject(schema) || !hasOption(trigger, 'EnableSchemaValidation')) return;
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
