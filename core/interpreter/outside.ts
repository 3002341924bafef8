/** What actions that reach beyond their run, to other flows or to callers, have in common. */

import { ActionError } from './action-error.ts';
import type { Outside } from './host.ts';
import type { Step } from './step.ts';

/** Throws `ActionError` where nothing reaches a run from outside. */
export function outsideOf({ run, action }: Step): Outside {
  if (run.host.outside) return run.host.outside;
  const message = `Actions of the type '${action.type}' need other flows or callers, and there are none here: publish the flow and run it.`;
  throw new ActionError('ActionTypeNotSupported', message);
}
