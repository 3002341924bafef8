/** The Request triggers of a definition, whatever their kind (WDL reference 3.2): Http, Button, PowerApp and the others. */

import type { TriggerDefinition, WorkflowDefinition } from '#core/definition/types.ts';

const REQUEST_TYPES = new Set(['request', 'manual']);

/** The one of that name, in any letter case, or the first one when no name is given. */
export function findRequestTrigger(
  { triggers = {} }: WorkflowDefinition,
  name?: string,
): { name: string; definition: TriggerDefinition } | undefined {
  for (const [known, definition] of Object.entries(triggers)) {
    const isIt = name === undefined || known.toLowerCase() === name.toLowerCase();
    if (isIt && REQUEST_TYPES.has(definition.type.toLowerCase())) return { name: known, definition };
  }
  return undefined;
}
