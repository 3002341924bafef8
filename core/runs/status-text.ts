/** Statuses and waits in words, for people who follow a run. */

import { durationText } from './duration-text.ts';
import type { Attempt, Waiting } from './record.ts';
import type { ActionStatus } from './status.ts';

const STATUS_WORDS = {
  Waiting: 'Waiting',
  Running: 'Running',
  Succeeded: 'Succeeded',
  Failed: 'Failed',
  Skipped: 'Skipped',
  TimedOut: 'Timed out',
  Cancelled: 'Cancelled',
  Aborted: 'Aborted',
} as const satisfies Record<ActionStatus, string>;

/** `Succeeded after 3 tries`, `Timed out`. */
export function statusText(status: ActionStatus, tries = 1): string {
  const word = STATUS_WORDS[status];
  const isEnd = status !== 'Waiting' && status !== 'Running';
  return tries > 1 && isEnd ? `${word} after ${tries} tries` : word;
}

/** How often the call was made; looking after an accepted job does not count. */
export function countTries(attempts: readonly Pick<Attempt, 'purpose'>[]): number {
  return attempts.filter(({ purpose }) => purpose === 'try').length;
}

const WAITING_WORDS = {
  delay: { until: 'Goes on', plain: 'Waits' },
  retry: { until: 'Tries again', plain: 'Waits before the next try' },
  poll: { until: 'Looks again', plain: 'Waits for the other side to finish' },
  callback: { until: 'Waits for a call back, at most', plain: 'Waits for a call back' },
  flow: { until: 'Waits for the called flow, at most', plain: 'Waits for the called flow' },
  worker: { until: 'Waits for a worker, at most', plain: 'Waits for a worker' },
} as const satisfies Record<Waiting['for'], { until: string; plain: string }>;

/** `Tries again in 12 s`. `now` is milliseconds since the epoch. */
export function waitingText(waiting: Waiting, now: number): string {
  const words = WAITING_WORDS[waiting.for];
  if (waiting.until === undefined) return words.plain;
  const left = waiting.until - now;
  return left > 0 ? `${words.until} in ${durationText(left)}` : `${words.until} now`;
}
