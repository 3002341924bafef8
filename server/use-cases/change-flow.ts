/** Renames a flow, or switches it on or off. */

import type { ChangeFlowRequest, FlowDetail } from '#core/api/flows.ts';
import { renameFlow, switchFlow } from '#server/repositories/flows.ts';

import { getFlow } from './get-flow.ts';
import { requireFlow } from './require-flow.ts';

/** Throws `NotFound`. */
export async function changeFlow(id: string, { name, enabled }: ChangeFlowRequest): Promise<FlowDetail> {
  await requireFlow(id);
  if (name !== undefined) await renameFlow(id, name);
  if (enabled !== undefined) await switchFlow({ id, enabled, now: new Date() });
  return getFlow(id);
}
