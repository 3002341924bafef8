/**
 * How an alert goes on: pending while its rule holds for too short a time, firing once it has held long enough, resolved when
 * it no longer holds. What follows is told once each; while it fires it is told again after a while, if the rule says so.
 */

export type OpenAlert = {
  status: 'Pending' | 'Firing';
  /** Milliseconds since the epoch, as all times here. */
  since: number;
  /** When somebody was told last. */
  toldAt: number | null;
};

export type Patience = {
  /** How long the rule has to hold. */
  forMs: number;
  /** How long until it is told again; null: never. */
  repeatMs: number | null;
};

/** What is to be told. */
export type AlertEvent = 'Firing' | 'StillFiring' | 'Resolved';

export type NextState = {
  /** Null: there is none, and none comes to be. `Gone`: it was never told and is forgotten. */
  status: 'Pending' | 'Firing' | 'Resolved' | 'Gone' | null;
  event?: AlertEvent;
};

export function nextState(
  alert: OpenAlert | undefined,
  holds: boolean,
  { forMs, repeatMs }: Patience,
  now: number,
): NextState {
  if (!alert) {
    if (!holds) return { status: null };
    return forMs === 0 ? { status: 'Firing', event: 'Firing' } : { status: 'Pending' };
  }
  const wasTold = alert.toldAt !== null;
  if (!holds && alert.status === 'Pending') return { status: 'Gone' };
  if (!holds) return wasTold ? { status: 'Resolved', event: 'Resolved' } : { status: 'Resolved' };
  if (alert.status === 'Pending') {
    return now - alert.since >= forMs ? { status: 'Firing', event: 'Firing' } : { status: 'Pending' };
  }
  // It was silenced when it began.
  if (alert.toldAt === null) return { status: 'Firing', event: 'Firing' };
  const isDue = repeatMs !== null && now - alert.toldAt >= repeatMs;
  return isDue ? { status: 'Firing', event: 'StillFiring' } : { status: 'Firing' };
}
