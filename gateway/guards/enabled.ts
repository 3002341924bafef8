/** A flow that is switched off takes no calls, and says so. */

import { AppError } from '#server/app-error.ts';
import type { PublishedFlow } from '#server/published-flows.ts';

/** Throws `FlowDisabled`. */
export function checkEnabled({ enabled, name }: PublishedFlow): void {
  if (!enabled) throw new AppError('FlowDisabled', `The flow '${name}' is disabled. Enable it to call it.`);
}
