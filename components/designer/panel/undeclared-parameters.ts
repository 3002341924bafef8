/** Parameters that expressions name but the definition does not declare: files of Logic Apps Standard keep them apart. */

import type { WorkflowDefinition } from '#core/definition/types.ts';
import { referencesOf } from '#core/expressions/template.ts';
import type { Value } from '#core/json/value.ts';

export function undeclaredParameters(definition: WorkflowDefinition, json: Value): string[] {
  const declared = new Set(Object.keys(definition.parameters ?? {}).map((name) => name.toLowerCase()));
  const names = referencesOf(json).parameters.filter((name) => !declared.has(name.toLowerCase()));
  // Named twice in different letter case it is still one parameter.
  return [...new Map(names.map((name) => [name.toLowerCase(), name])).values()];
}
