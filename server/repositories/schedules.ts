/** The flows that a schedule may start: enabled and published. */

import { database } from '#server/database.ts';

export type SchedulableFlow = {
  flowId: string;
  enabledAt: Date;
  /** The published version's, by which its definition may be remembered. */
  versionId: string;
  definition: string;
  needsCarrier: boolean;
};

const PUBLISHED = { select: { id: true, definition: true, needsCarrier: true } } as const;

/** All of them; what their trigger is stands in the definition. */
export async function listSchedulableFlows(): Promise<SchedulableFlow[]> {
  const flows = await database().flow.findMany({
    where: { enabled: true, publishedVersionId: { not: null } },
    select: { id: true, enabledAt: true, publishedVersion: PUBLISHED },
    orderBy: { id: 'asc' },
  });
  return flows.flatMap(({ id, enabledAt, publishedVersion: version }) => {
    if (!version) return [];
    const { id: versionId, definition, needsCarrier } = version;
    return [{ flowId: id, enabledAt, versionId, definition, needsCarrier }];
  });
}

/** `undefined` when the flow is gone, disabled or not published (any more). */
export async function findSchedulableFlow(flowId: string): Promise<SchedulableFlow | undefined> {
  const flow = await database().flow.findFirst({
    where: { id: flowId, enabled: true, publishedVersionId: { not: null } },
    select: { enabledAt: true, publishedVersion: PUBLISHED },
  });
  if (!flow?.publishedVersion) return undefined;
  const { id: versionId, definition, needsCarrier } = flow.publishedVersion;
  return { flowId, enabledAt: flow.enabledAt, versionId, definition, needsCarrier };
}
