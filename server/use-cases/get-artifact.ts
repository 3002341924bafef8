/** The content of a map or schema. */

import { AppError } from '#server/app-error.ts';
import { findArtifact } from '#server/repositories/artifacts.ts';

/** Throws `NotFound`. */
export async function getArtifact(kind: string, name: string): Promise<{ content: string }> {
  const content = await findArtifact(kind, name);
  if (content === undefined)
    throw new AppError('NotFound', `There is no artifact '${name}'; it may have been deleted.`);
  return { content };
}
