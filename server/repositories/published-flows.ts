/** What the gateway has to know of a flow to answer a call of its trigger, in one read. */

import { pool } from '#server/database.ts';

export type PublishedFlowRow = {
  id: string;
  name: string;
  enabled: boolean;
  statelessHistory: boolean;
  enabledAt: Date;
  /** The key that signs its URLs, encrypted; null while it has none. */
  ciphertext: string | null;
  /** Null while nothing is published. */
  versionId: string | null;
  versionNumber: number;
  definition: string;
  parameters: string;
  needsCarrier: boolean;
};

const FIND = `
  SELECT flow.id, flow.name, flow.enabled, flow."statelessHistory", flow."enabledAt", key.ciphertext, version.id AS "versionId", version.number AS "versionNumber",
    version.definition, version.parameters, version."needsCarrier"
  FROM "Flow" flow
  LEFT JOIN "FlowVersion" version ON version.id = flow."publishedVersionId"
  LEFT JOIN "TriggerKey" key ON key."flowId" = flow.id
  WHERE flow.id = $1`;

export async function findPublishedFlow(flowId: string): Promise<PublishedFlowRow | undefined> {
  const { rows } = await pool().query<PublishedFlowRow>({ name: 'published-flow', text: FIND, values: [flowId] });
  return rows[0];
}
