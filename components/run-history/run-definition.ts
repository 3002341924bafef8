/** The definition a run was made of. It was valid when it was published. */

import { parseDefinition } from '#core/definition/parse-definition.ts';
import type { WorkflowDefinition } from '#core/definition/types.ts';

export function readRunDefinition(text: string): { definition: WorkflowDefinition; root: string[] } {
  const { definition, root } = parseDefinition(text);
  return { definition: definition ?? {}, root };
}
