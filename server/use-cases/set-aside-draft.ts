/** Keeps the side of a conflict that gives way, so that it can be looked at and taken back later. */

import type { SetAsideRequest, SetAsideSummary } from '#core/api/versions.ts';
import { newId } from '#server/identifiers.ts';
import { insertSetAside } from '#server/repositories/set-aside-drafts.ts';
import type { User } from '#server/repositories/users.ts';

import { requireFlow } from './require-flow.ts';

export type SettingAside = { flowId: string; user: User; request: SetAsideRequest };

/** Throws `NotFound`. */
export async function setAsideDraft(
  { flowId, user, request }: SettingAside,
  now = new Date(),
): Promise<SetAsideSummary> {
  await requireFlow(flowId);
  const id = newId();
  await insertSetAside({ id, flowId, ...request, savedAt: now, savedById: user.id });
  return { id, savedAt: now.getTime(), savedBy: user.name };
}
