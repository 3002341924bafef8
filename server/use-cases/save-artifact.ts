/** Keeps a map or schema under its name, in place of an earlier one only where that is meant. */

import type { ArtifactKind, SaveArtifactRequest } from '#core/api/artifacts.ts';
import { AppError } from '#server/app-error.ts';
import { writeArtifact } from '#server/repositories/artifacts.ts';

export type SavedArtifact = SaveArtifactRequest & { kind: ArtifactKind; name: string };

/** Throws `ArtifactExists`. */
export async function saveArtifact(artifact: SavedArtifact): Promise<void> {
  if (await writeArtifact(artifact)) return;
  const { kind, name } = artifact;
  throw new AppError('ArtifactExists', `There is a ${kind.toLowerCase()} '${name}' already: replace it in the list.`);
}
