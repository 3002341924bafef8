/** Saves a flow's draft. Any text may be saved; who saves on top of somebody else's newer draft gets that one instead. */

import type { DraftConflict, SaveDraftRequest } from '#core/api/flows.ts';
import { AppError } from '#server/app-error.ts';
import { type FlowRow, updateDraft } from '#server/repositories/flows.ts';

import { requireFlow } from './require-flow.ts';

export type SavedBy = { userId?: string; now?: Date };

/** The revision the draft has now. Throws `NotFound`, and `DraftConflict` with the newer draft in its details. */
export async function saveDraft(
  flowId: string,
  request: SaveDraftRequest,
  { userId, now = new Date() }: SavedBy = {},
): Promise<{ revision: number }> {
  const flow = await requireFlow(flowId);
  if (flow.draftRevision !== request.revision) throw draftConflict(flow);
  if (flow.draft === request.text && flow.parameters === request.parameters) return { revision: flow.draftRevision };
  const revision = await updateDraft({
    id: flowId,
    draft: request.text,
    parameters: request.parameters,
    revision: request.revision,
    savedAt: now,
    savedById: userId ?? null,
  });
  if (revision === undefined) throw draftConflict(await requireFlow(flowId));
  return { revision };
}

export function draftConflict({ draftRevision, draft, parameters, draftSavedAt, draftSavedBy }: FlowRow): AppError {
  const theirs: DraftConflict = {
    ...{ revision: draftRevision, draft, parameters },
    ...{ savedAt: draftSavedAt.getTime(), savedBy: draftSavedBy },
  };
  return new AppError(
    'DraftConflict',
    'Somebody saved this flow after you had opened it: compare with the newer draft, then save again.',
    theirs,
  );
}
