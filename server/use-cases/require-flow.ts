/** The flow somebody names, or the error that there is none. */

import { AppError } from '#server/app-error.ts';
import { type FlowRow, findFlow } from '#server/repositories/flows.ts';

/** Throws `NotFound`. */
export async function requireFlow(id: string): Promise<FlowRow> {
  const flow = await findFlow(id);
  if (!flow) throw new AppError('NotFound', 'There is no flow of this id; it may have been deleted.');
  return flow;
}
