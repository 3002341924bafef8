/**
 * The two lanes of a call: at once as a local activity, and as a regular activity when that takes longer or was lost.
 * What goes into the history of a regular activity stays small: its values go through the payload store first.
 */

import { isCancellation } from '@temporalio/workflow';

import { durably, patiently, quickly } from './activities.ts';
import type { CallAnswer, CallRequest } from './activity-types.ts';

/** Characters of wire text that may stand in a history. */
const INLINE_LIMIT = 16_384;

export async function callInLanes(request: CallRequest): Promise<CallAnswer> {
  try {
    const answer = await quickly.callConnector(request);
    if (answer.kind !== 'slow') return answer;
  } catch (error) {
    if (isCancellation(error)) throw error;
    const { runId, records } = request;
    if (records.length > 0) await durably.recordActions({ runId, records });
  }
  const inputs = request.inputs.length > INLINE_LIMIT ? await durably.storePayload(request.inputs) : request.inputs;
  return patiently(request.timeout).callConnector({ ...request, inputs, records: [] });
}
