/** When the caller of a flow gets the flow's own answer (WDL reference 7 and 12.1). */

import { hasOption } from './operation-options.ts';
import type { WorkflowDefinition } from './types.ts';
import { walkActions } from './walk.ts';

/** Never, from the status address, or as the answer to the call. */
export type ResponseMode = 'None' | 'Asynchronous' | 'Synchronous';

/** A caller waits as soon as one Response answers synchronously. */
export function responseModeOf(definition: WorkflowDefinition): ResponseMode {
  const responses = walkActions(definition).filter(({ action }) => action.type.toLowerCase() === 'response');
  if (responses.length === 0) return 'None';
  const isAsynchronous = responses.every(({ action }) => hasOption(action, 'Asynchronous'));
  return isAsynchronous ? 'Asynchronous' : 'Synchronous';
}
