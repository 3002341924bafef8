/** What the designer asks of the server. */

import { z } from 'zod';
import { RequestError, requestJson } from '#components/shell/request-json.ts';
import { type FlowDetail, flowDetailSchema, type SaveDraftRequest } from '#core/api/flows.ts';

const savedSchema = z.object({ revision: z.number() });
const conflictSchema = z.object({ revision: z.number(), draft: z.string(), parameters: z.string() });
const startedSchema = z.object({ runId: z.string() });

/** What somebody else saved in the meantime. */
export type DraftConflict = z.infer<typeof conflictSchema>;

export type SaveOutcome = { kind: 'saved'; revision: number } | { kind: 'conflict'; theirs: DraftConflict };

const flowUrl = (flowId: string, rest = '') => `/api/flows/${encodeURIComponent(flowId)}${rest}`;

/** A conflict is an outcome, not an error: the person decides. Throws `RequestError` on all else. */
export async function saveDraft(flowId: string, body: SaveDraftRequest): Promise<SaveOutcome> {
  try {
    const { revision } = await requestJson(flowUrl(flowId, '/draft'), savedSchema, { method: 'PUT', body });
    return { kind: 'saved', revision };
  } catch (error) {
    if (!(error instanceof RequestError) || error.code !== 'DraftConflict') throw error;
    const theirs = conflictSchema.safeParse(error.details);
    if (!theirs.success) throw error;
    return { kind: 'conflict', theirs: theirs.data };
  }
}

export function publishFlow(flowId: string, body: { revision: number; comment?: string }): Promise<FlowDetail> {
  return requestJson(flowUrl(flowId, '/publish'), flowDetailSchema, { method: 'POST', body });
}

/** Starts a run of the published version; answers its id. */
export async function runFlow(flowId: string, body: string | undefined): Promise<string> {
  const request = body === undefined ? {} : { body };
  return (await requestJson(flowUrl(flowId, '/run'), startedSchema, { method: 'POST', body: request })).runId;
}

export function changeFlow(flowId: string, body: { name?: string; enabled?: boolean }): Promise<FlowDetail> {
  return requestJson(flowUrl(flowId), flowDetailSchema, { method: 'PATCH', body });
}

/** Makes a new signing key: the trigger's old URL stops working at once. */
export function rotateTriggerKey(flowId: string): Promise<FlowDetail> {
  return requestJson(flowUrl(flowId, '/trigger-key'), flowDetailSchema, { method: 'POST' });
}
