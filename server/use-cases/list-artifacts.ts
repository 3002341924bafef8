/** The list of maps and schemas. */

import { type ArtifactSummary, artifactKindSchema } from '#core/api/artifacts.ts';
import { listArtifactRows } from '#server/repositories/artifacts.ts';

export async function listArtifacts(): Promise<ArtifactSummary[]> {
  const rows = await listArtifactRows();
  return rows.map(({ kind, name, size, updatedAt }) => ({
    kind: artifactKindSchema.parse(kind),
    name,
    size,
    updatedAt: updatedAt.getTime(),
  }));
}
