/** Deletes a flow with its versions and the history of its runs. */

import { AppError } from '#server/app-error.ts';
import { removeFlow } from '#server/repositories/flows.ts';
import { countHeldRuns } from '#server/repositories/retention.ts';

/** Throws `NotFound`, `FlowHasHeldRuns`, and `FlowHasOpenRuns` while a run of it has not ended: a run must not lose the ground below it. */
export async function deleteFlow(id: string): Promise<void> {
  const held = await countHeldRuns(id);
  if (held > 0) {
    const runs = held === 1 ? 'One run of this flow is' : `${held} runs of this flow are`;
    throw new AppError('FlowHasHeldRuns', `${runs} held, and would be deleted with it: let them go first.`);
  }
  const { removed, openRuns } = await removeFlow(id);
  if (removed) return;
  if (openRuns === 0) throw new AppError('NotFound', 'There is no flow of this id; it may have been deleted already.');
  const runs = openRuns === 1 ? 'One run of this flow has' : `${openRuns} runs of this flow have`;
  throw new AppError('FlowHasOpenRuns', `${runs} not ended: disable the flow and cancel them first, then delete it.`);
}
