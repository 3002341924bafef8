/** Calls of a gateway, and what they left behind. */

import { z } from 'zod';

import { apiErrorSchema } from '#core/api/flows.ts';
import { pool } from '#server/database.ts';

export function post(url: string, body?: string, headers: { [name: string]: string } = {}): Promise<Response> {
  return fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });
}

const errorSchema = apiErrorSchema.transform(({ error }) => error);

/** Fails when the answer is no error of the API. */
export async function errorOf(response: Response) {
  return { status: response.status, error: errorSchema.parse(await response.json()) };
}

const runSchema = z.object({
  id: z.string(),
  versionId: z.string(),
  status: z.string(),
  triggerKind: z.string(),
  clientTrackingId: z.string(),
  awaitsResponse: z.boolean(),
  trigger: z.string(),
});

/** Oldest first. */
export async function runsOf(flowId: string) {
  const { rows } = await pool().query('SELECT * FROM "Run" WHERE "flowId" = $1 ORDER BY id', [flowId]);
  return z.array(runSchema).parse(rows);
}

/** Fails unless the flow has exactly one run. */
export async function onlyRunOf(flowId: string) {
  const [run, ...others] = await runsOf(flowId);
  if (!run || others.length > 0) throw new Error(`Expected one run, found ${others.length + (run ? 1 : 0)}.`);
  return run;
}
