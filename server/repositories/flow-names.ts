/** Names of flows, for those who choose one. */

import { database } from '#server/database.ts';

/** By name. */
export async function listFlowNameRows(): Promise<{ id: string; name: string }[]> {
  return database().flow.findMany({ select: { id: true, name: true }, orderBy: [{ name: 'asc' }, { id: 'asc' }] });
}
