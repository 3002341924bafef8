/** The texts of a draft that gave way in a conflict. */

import type { VersionTexts } from '#core/api/versions.ts';
import { AppError } from '#server/app-error.ts';
import { findSetAside } from '#server/repositories/set-aside-drafts.ts';

/** Throws `NotFound`: only the latest of a flow are kept. */
export async function getSetAside(flowId: string, id: string): Promise<VersionTexts> {
  const found = await findSetAside(flowId, id);
  if (!found) throw new AppError('NotFound', 'This draft is no longer kept: of each flow the latest 50 are.');
  return found;
}
