/** What the page of alerts asks of the server. */

import { z } from 'zod';
import { requestJson, requestNothing } from '#components/shell/request-json.ts';
import { channelTestSchema, type SaveAlertRule, type SaveChannel, type silenceSchema } from '#core/api/alerts.ts';

const made = z.object({ id: z.string() });
const url = (part: 'rules' | 'channels' | 'silences', id: string) => `/api/alerts/${part}/${encodeURIComponent(id)}`;

/** Without an id a new one. */
export async function saveAlertRule(id: string | undefined, body: SaveAlertRule): Promise<void> {
  if (id === undefined) await requestJson('/api/alerts/rules', made, { method: 'POST', body });
  else await requestNothing(url('rules', id), { method: 'PUT', body });
}

/** Answers the channel's id. */
export async function saveChannel(id: string | undefined, body: SaveChannel): Promise<string> {
  if (id === undefined) return (await requestJson('/api/alerts/channels', made, { method: 'POST', body })).id;
  await requestNothing(url('channels', id), { method: 'PUT', body });
  return id;
}

export function testChannel(id: string): Promise<z.infer<typeof channelTestSchema>> {
  return requestJson(`${url('channels', id)}/test`, channelTestSchema, { method: 'POST' });
}

export async function silence(body: z.input<typeof silenceSchema>): Promise<void> {
  await requestJson('/api/alerts/silences', made, { method: 'POST', body });
}

export function deleteAlertPart(part: 'rules' | 'channels' | 'silences', id: string): Promise<void> {
  return requestNothing(url(part, id), { method: 'DELETE' });
}
