/** The flows to choose from where a list is filtered by one. */

import type { FlowSummary } from '#core/api/flows.ts';
import { listFlowNameRows } from '#server/repositories/flow-names.ts';

export type FlowName = Pick<FlowSummary, 'id' | 'name'>;

export async function listFlowNames(): Promise<FlowName[]> {
  return listFlowNameRows();
}
