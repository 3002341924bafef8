/** What the list of flows asks of the server. */

import { z } from 'zod';

import { requestJson, requestNothing } from '#components/shell/request-json.ts';
import type { ChangeFlowRequest, CreateFlowRequest } from '#core/api/flows.ts';

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
