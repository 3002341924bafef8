/** Deletes a map or schema. Steps that name it fail from then on. */

import { AppError } from '#server/app-error.ts';
import { removeArtifact } from '#server/repositories/artifacts.ts';

/** Throws `NotFound`. */
export async function deleteArtifact(kind: string, name: string): Promise<void> {
  if (await removeArtifact(kind, name)) return;
  throw new AppError('NotFound', `There is no artifact '${name}'; it may have been deleted already.`);
}
