/** The versions of a flow, and the drafts that gave way in a conflict. */

import type { VersionList } from '#core/api/versions.ts';
import { listVersionRows } from '#server/repositories/flow-versions.ts';
import { listSetAsideRows } from '#server/repositories/set-aside-drafts.ts';

import { requireFlow } from './require-flow.ts';

/** Throws `NotFound`. */
export async function listVersions(flowId: string): Promise<VersionList> {
  await requireFlow(flowId);
  const [versions, setAside] = await Promise.all([listVersionRows(flowId), listSetAsideRows(flowId)]);
  return {
    versions: versions.map((row) => ({ ...row, publishedAt: row.publishedAt.getTime() })),
    setAside: setAside.map((row) => ({ ...row, savedAt: row.savedAt.getTime() })),
  };
}
