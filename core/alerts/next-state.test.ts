import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AlertEvent, nextState, type OpenAlert } from './next-state.ts';

const MINUTE = 60_000;

/** Plays what was found minute by minute, and returns what was told when. */
function told(found: readonly boolean[], patience: { forMs: number; repeatMs: number | null }): [number, AlertEvent][] {
  const events: [number, AlertEvent][] = [];
  let alert: OpenAlert | undefined;
  found.forEach((holds, minute) => {
    const now = minute * MINUTE;
    const { status, event } = nextState(alert, holds, patience, now);
    if (event) events.push([minute, event]);
    const isOpen = status === 'Pending' || status === 'Firing';
    alert = isOpen ? { status, since: alert?.since ?? now, toldAt: event ? now : (alert?.toldAt ?? null) } : undefined;
  });
  return events;
}

const [no, yes] = [false, true];

describe('an alert', () => {
  it('fires once the rule has held long enough, and is resolved once it no longer holds', () => {
    expect(told([no, yes, yes, yes, no, no], { forMs: 2 * MINUTE, repeatMs: null })).toEqual([
      [3, 'Firing'],
      [4, 'Resolved'],
    ]);
  });

  it('fires at once without patience, and is told again after a while', () => {
    expect(
      told(
        Array.from({ length: 8 }, () => yes),
        { forMs: 0, repeatMs: 3 * MINUTE },
      ),
    ).toEqual([
      [0, 'Firing'],
      [3, 'StillFiring'],
      [6, 'StillFiring'],
    ]);
  });

  it('is never told of when it holds too shortly', () => {
    expect(told([yes, yes, no, yes, yes, no], { forMs: 3 * MINUTE, repeatMs: null })).toEqual([]);
  });

  it('tells a resolution after a firing only, and never two firings without one between', () => {
    const patience = fc.record({
      forMs: fc.integer({ min: 0, max: 5 }).map((minutes) => minutes * MINUTE),
      repeatMs: fc.option(fc.integer({ min: 1, max: 5 }).map((minutes) => minutes * MINUTE)),
    });
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 60 }), patience, (found, given) => {
        let isFiring = false;
        for (const [, event] of told(found, given)) {
          expect(isFiring).toBe(event !== 'Firing');
          isFiring = event !== 'Resolved';
        }
      }),
    );
  });
});
