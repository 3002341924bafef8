import { insertAt } from '#core/definition/json-path-edits.ts';
import type { ParameterDefinition } from '#core/definition/types.ts';
import type { Value } from '#core/json/value.ts';
import { readTarget } from './edit-target.ts';
import { checkParameterName } from './parameter-names.ts';

type AddParameter = { name: string; parameter: ParameterDefinition };

/** Declares a parameter of the flow. Throws `EditError` when the name is taken. */
export function addParameter(text: string, { name, parameter }: AddParameter): string {
  const target = readTarget(text);
  checkParameterName(target, name);
  // A parameter is JSON, only better known.
  const value = parameter as { [field: string]: Value };
  return insertAt(text, [...target.root, 'parameters'], { name, content: { value } });
}
