/** The statuses of actions and runs (WDL reference 9.1). */

export const ACTION_STATUSES = [
  'Waiting',
  'Running',
  'Succeeded',
  'Failed',
  'Skipped',
  'TimedOut',
  'Cancelled',
  'Aborted',
] as const;
export type ActionStatus = (typeof ACTION_STATUSES)[number];

export const RUN_STATUSES = ['Waiting', 'Running', 'Succeeded', 'Failed', 'Cancelled', 'TimedOut'] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

/** The statuses an author may write in `runAfter` (WDL reference 9.1). */
export const RUN_AFTER_STATUSES = ['Succeeded', 'Failed', 'Skipped', 'TimedOut'] as const;
export type RunAfterStatus = (typeof RUN_AFTER_STATUSES)[number];

/** True once a run can change no more. */
export function isRunEnded(status: RunStatus): boolean {
  return status !== 'Waiting' && status !== 'Running';
}
