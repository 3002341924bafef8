/** The asynchronous pattern: an accepted job is looked at until it has ended (WDL reference 12.3). */

import { hasOption } from '#core/definition/operation-options.ts';
import type { Step } from './step.ts';

/** Milliseconds between two looks when the other side does not say. */
export const POLL_INTERVAL = 20_000;

/** Off for Stateless flows and with `DisableAsyncPattern`; the 202 is then the result. */
export function followsJobs({ run, action }: Step): boolean {
  return run.input.kind !== 'Stateless' && !hasOption(action, 'DisableAsyncPattern');
}
