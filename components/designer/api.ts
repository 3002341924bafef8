/** What the designer asks of the server. */

import { z } from 'zod';
import { RequestError, requestJson } from '#components/shell/request-json.ts';
import {
  type ChangeFlowRequest,
  type DraftConflict,
  draftConflictSchema,
  type FlowDetail,
  flowDetailSchema,
  type SaveDraftRequest,
  startedRunSchema,
} from '#core/api/flows.ts';
import { type FlowStorage, flowStorageSchema } from '#core/api/retention.ts';
import {
  type SetAsideRequest,
  setAsideSummarySchema,
  type VersionList,
  type VersionTexts,
  versionListSchema,
  versionTextsSchema,
} from '#core/api/versions.ts';

const savedSchema = z.object({ revision: z.number() });

export type SaveOutcome = { kind: 'saved'; revision: number } | { kind: 'conflict'; theirs: DraftConflict };

const flowUrl = (flowId: string, rest = '') => `/api/flows/${encodeURIComponent(flowId)}${rest}`;

/** A conflict is an outcome, not an error: the person decides. Throws `RequestError` on all else. */
export async function saveDraft(flowId: string, body: SaveDraftRequest): Promise<SaveOutcome> {
  try {
    const { revision } = await requestJson(flowUrl(flowId, '/draft'), savedSchema, { method: 'PUT', body });
    return { kind: 'saved', revision };
  } catch (error) {
    if (!(error instanceof RequestError) || error.code !== 'DraftConflict') throw error;
    const theirs = draftConflictSchema.safeParse(error.details);
    if (!theirs.success) throw error;
    return { kind: 'conflict', theirs: theirs.data };
  }
}

export function publishFlow(flowId: string, body: { revision: number; comment?: string }): Promise<FlowDetail> {
  return requestJson(flowUrl(flowId, '/publish'), flowDetailSchema, { method: 'POST', body });
}

/** Starts a run of the published version; answers its id, null where its trigger asks an address first. */
export async function runFlow(flowId: string, body: string | undefined): Promise<string | null> {
  const request = body === undefined ? {} : { body };
  return (await requestJson(flowUrl(flowId, '/run'), startedRunSchema, { method: 'POST', body: request })).runId;
}

export function changeFlow(flowId: string, body: ChangeFlowRequest): Promise<FlowDetail> {
  return requestJson(flowUrl(flowId), flowDetailSchema, { method: 'PATCH', body });
}

/** Makes a new signing key: the trigger's old URL stops working at once. */
export function rotateTriggerKey(flowId: string): Promise<FlowDetail> {
  return requestJson(flowUrl(flowId, '/trigger-key'), flowDetailSchema, { method: 'POST' });
}

export function listVersions(flowId: string, signal: AbortSignal): Promise<VersionList> {
  return requestJson(flowUrl(flowId, '/versions'), versionListSchema, { signal });
}

/** What can be looked at and taken back: a published version, or a draft that gave way. */
export type VersionKey = { number: number } | { setAsideId: string };

export function getVersionTexts(flowId: string, key: VersionKey, signal?: AbortSignal): Promise<VersionTexts> {
  const rest = 'number' in key ? `/versions/${key.number}` : `/set-aside/${encodeURIComponent(key.setAsideId)}`;
  return requestJson(flowUrl(flowId, rest), versionTextsSchema, signal ? { signal } : {});
}

/** Keeps the side of a conflict that gives way; answers once the server holds it. */
export async function setAsideDraft(flowId: string, body: SetAsideRequest): Promise<void> {
  await requestJson(flowUrl(flowId, '/set-aside'), setAsideSummarySchema, { method: 'POST', body });
}

/** What the runs of the flow take. */
export function getStorage(flowId: string, signal: AbortSignal): Promise<FlowStorage> {
  return requestJson(flowUrl(flowId, '/storage'), flowStorageSchema, { signal });
}
