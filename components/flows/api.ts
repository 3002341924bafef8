/** What the list of flows asks of the server. */

import { z } from 'zod';

import { requestJson, requestNothing } from '#components/shell/request-json.ts';
import type { ChangeFlowRequest, CreateFlowRequest } from '#core/api/flows.ts';
import { type ImportResult, importResultSchema } from '#core/api/import.ts';
import { encodeBase64 } from '#core/encoding/base64.ts';

const madeSchema = z.object({ id: z.string() });

/** The id of the new flow. */
export async function createFlow(body: CreateFlowRequest): Promise<string> {
  return (await requestJson('/api/flows', madeSchema, { method: 'POST', body })).id;
}

export async function duplicateFlow(id: string): Promise<string> {
  return (await requestJson(`/api/flows/${id}/duplicate`, madeSchema, { method: 'POST' })).id;
}

export async function changeFlow(id: string, body: ChangeFlowRequest): Promise<void> {
  await requestNothing(`/api/flows/${id}`, { method: 'PATCH', body });
}

export async function deleteFlow(id: string): Promise<void> {
  await requestNothing(`/api/flows/${id}`, { method: 'DELETE' });
}

/** What the file brings and what it lacks; the flows are made unless it is a preview. */
export async function importFile(
  file: File,
  { isPreview, withTexts = false }: { isPreview: boolean; withTexts?: boolean },
): Promise<ImportResult> {
  const query = new URLSearchParams({ name: file.name, preview: String(isPreview), texts: String(withTexts) });
  return requestJson(`/api/flows/import?${query}`, importResultSchema, {
    method: 'POST',
    body: encodeBase64(new Uint8Array(await file.arrayBuffer())),
  });
}
