/** The flow that an action names in its `host` (WDL reference 5 and 7). */

import type { Value } from '#core/json/value.ts';
import { ActionError } from './action-error.ts';
import { fieldOf } from './input-fields.ts';

export type FlowTarget = {
  /** Its id or name, or a path that ends with one of them. */
  flow: string;
  triggerName?: string;
};

/** Throws `ActionError` when no flow is named. */
export function flowTarget(inputs: Value): FlowTarget {
  const host = fieldOf(inputs, 'host') ?? null;
  const flow = fieldOf(fieldOf(host, 'workflow') ?? null, 'id') ?? fieldOf(host, 'workflowReferenceName');
  const triggerName = fieldOf(host, 'triggerName');
  if (typeof flow === 'string' && flow !== '') {
    return { flow, ...(typeof triggerName === 'string' && triggerName !== '' && { triggerName }) };
  }
  const message = "The inputs name no flow: 'host.workflow.id' has to be its id or its name.";
  throw new ActionError('InvalidTemplate', message, { inputs });
}
