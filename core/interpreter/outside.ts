/** What actions that wait for something outside the run have in common. */

import { ActionError } from './action-error.ts';
import type { Outside } from './host.ts';
import type { Step } from './step.ts';

/** Throws `ActionError` where nothing reaches a run from outside. */
export function outsideOf({ run, action }: Step): Outside {
  if (run.host.outside) return run.host.outside;
  const message = `Actions of the type '${action.type}' wait for something outside the run, which cannot be done here: publish the flow and run it.`;
  throw new ActionError('ActionTypeNotSupported', message);
}
