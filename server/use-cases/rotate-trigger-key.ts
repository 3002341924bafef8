/** Gives a flow's trigger a new address; from now on the old one is refused. */

import type { FlowDetail } from '#core/api/flows.ts';
import { rotateTriggerKey as replaceKey } from '#server/trigger-signature.ts';

import { getFlow } from './get-flow.ts';
import { requireFlow } from './require-flow.ts';

/** Throws `NotFound`. */
export async function rotateTriggerKey(flowId: string): Promise<FlowDetail> {
  await requireFlow(flowId);
  await replaceKey(flowId);
  return getFlow(flowId);
}
