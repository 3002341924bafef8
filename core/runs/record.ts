/**
 * What is kept of each action of a run, one record per action and repetition (WDL reference 10).
 * The interpreter makes them, the journal stores them, the run view shows them.
 */

import type { Value, ValueObject } from '#core/json/value.ts';
import type { ActionStatus } from '#core/runs/status.ts';

export type FlowFailure = { code: string; message: string };

/** One call to the world on behalf of an action: the first one or a retry (`try`), or a look at an accepted job (`poll`). */
export type Attempt = {
  /** 1 for the first call of the action in this repetition; polls count on. */
  attempt: number;
  purpose: 'try' | 'poll';
  startedAt: number;
  endedAt: number;
  status: ActionStatus;
  code: string;
  error?: FlowFailure;
  /** Set when the call may be repeated: it failed in a way the retry policy covers (WDL reference 11.1). */
  retryable?: boolean;
  /** Milliseconds the other side asked us to wait (Retry-After). */
  retryAfter?: number;
  /** The other side accepted the job and names where to look for its end (WDL reference 12.3). */
  poll?: { uri: string; after?: number };
};

/** What an action that has not ended is waiting for. */
export type Waiting = { for: 'delay' | 'retry' | 'poll' | 'callback' | 'flow' | 'worker'; until?: number };

export type ActionRecord = {
  action: string;
  type: string;
  /** Indexes of the enclosing loops, outermost first, each six digits, joined by `/`; empty outside loops. */
  repetition: string;
  status: ActionStatus;
  code?: string;
  error?: FlowFailure;
  /** Milliseconds since the epoch. A skipped action has both equal. */
  startedAt: number;
  endedAt?: number;
  inputs?: Value;
  outputs?: Value;
  attempts: Attempt[];
  waiting?: Waiting;
  /** Loops only: iterations started. */
  iterationCount?: number;
  trackedProperties?: ValueObject;
  /** Sides that must not be shown (WDL reference 11.7); their values are then left out of the stored record. */
  secured?: ('inputs' | 'outputs')[];
};

/** An action and which of its repetitions. */
export type RecordKey = Pick<ActionRecord, 'action' | 'repetition'>;

/** The trigger of a run as expressions see it (WDL reference 10). */
export type TriggerRecord = {
  name: string;
  outputs?: ValueObject;
  inputs?: Value;
  startTime: string;
  endTime: string;
  status: string;
  code?: string;
  trackingId?: string;
  clientTrackingId?: string;
  originHistoryName?: string;
  scheduledTime?: string;
};

/** How a run ended. */
export type RunOutcome = {
  status: 'Succeeded' | 'Failed' | 'Cancelled' | 'TimedOut';
  code?: string;
  error?: FlowFailure;
  outputs?: ValueObject;
};

/** The text of a repetition: `repetitionOf([3, 0])` is `000003/000000`. */
export function repetitionOf(indexes: readonly number[]): string {
  return indexes.map((index) => String(index).padStart(6, '0')).join('/');
}
