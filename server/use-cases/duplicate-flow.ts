/** Makes a new flow with the draft of another one. Its trigger gets an address of its own once it is published. */

import type { FlowDetail } from '#core/api/flows.ts';
import { newId } from '#server/identifiers.ts';
import { insertFlow } from '#server/repositories/flows.ts';

import { getFlow } from './get-flow.ts';
import { requireFlow } from './require-flow.ts';

const LONGEST_NAME = 80;
const SUFFIX = ' (copy)';

/** Throws `NotFound`. */
export async function duplicateFlow(id: string): Promise<FlowDetail> {
  const { name, draft, parameters, description, tags } = await requireFlow(id);
  const copyId = newId();
  const copyName = name.slice(0, LONGEST_NAME - SUFFIX.length) + SUFFIX;
  await insertFlow({ id: copyId, name: copyName, draft, parameters, description, tags });
  return getFlow(copyId);
}
