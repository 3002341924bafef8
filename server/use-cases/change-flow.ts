/** Renames a flow, says what it is for, tags it, or switches it on or off. */

import type { ChangeFlowRequest, FlowDetail } from '#core/api/flows.ts';
import { describeFlow, switchFlow } from '#server/repositories/flows.ts';

import { getFlow } from './get-flow.ts';
import { requireFlow } from './require-flow.ts';

/** Throws `NotFound`. */
export async function changeFlow(id: string, { enabled, tags, ...words }: ChangeFlowRequest): Promise<FlowDetail> {
  await requireFlow(id);
  const description = { ...words, ...(tags && { tags: distinctTags(tags) }) };
  if (Object.keys(description).length > 0) await describeFlow(id, description);
  if (enabled !== undefined) await switchFlow({ id, enabled, now: new Date() });
  return getFlow(id);
}

/** Tags that differ in letter case only are one: that of the first spelling. */
function distinctTags(tags: string[]): string[] {
  const keys = tags.map((tag) => tag.toLowerCase());
  return tags.filter((_, index) => keys.indexOf(keys[index] ?? '') === index);
}
