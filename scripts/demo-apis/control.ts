/** How the systems of the demo behave, as a test or a curious person has told them to. */
import { z } from 'zod';

export const SYSTEMS = ['crm', 'inventory'] as const;
export type System = (typeof SYSTEMS)[number];

/** What `POST /control` takes. `fail` without `times` fails until told otherwise. */
export const controlRequest = z.strictObject({
  system: z.enum(SYSTEMS),
  mode: z.enum(['ok', 'fail', 'slow']),
  times: z.int().min(1).optional(),
  delayMs: z.int().min(0).max(600_000).default(3000),
  status: z.int().min(400).max(599).default(503),
});
export type ControlRequest = z.output<typeof controlRequest>;

/** What `GET /control` answers about a system. */
export type SystemState = {
  mode: ControlRequest['mode'];
  /** Calls that will still be treated so; null without end. */
  remaining: number | null;
  delayMs: number;
  status: number;
  /** Address updates received, and those of them that were carried out. */
  calls: number;
  updates: number;
  lastIdempotencyKey: string | null;
};

/** What to do with the call that has just come. */
export type Treatment = { mode: 'ok' } | { mode: 'fail'; status: number } | { mode: 'slow'; delayMs: number };

export function newSystemState(): SystemState {
  return { mode: 'ok', remaining: null, delayMs: 0, status: 503, calls: 0, updates: 0, lastIdempotencyKey: null };
}

/** Counters go on; only the behaviour changes. */
export function control(state: SystemState, { mode, times, delayMs, status }: ControlRequest): void {
  Object.assign(state, { mode, delayMs, status, remaining: mode === 'ok' ? null : (times ?? null) });
}

/** Counts a call and says how to treat it. After `times` calls the system is well again. */
export function treat(state: SystemState, idempotencyKey: string | undefined): Treatment {
  const { mode, status, delayMs } = state;
  state.calls += 1;
  state.lastIdempotencyKey = idempotencyKey ?? null;
  if (state.remaining !== null) {
    state.remaining -= 1;
    if (state.remaining === 0) Object.assign(state, { mode: 'ok', remaining: null });
  }
  if (mode === 'fail') return { mode, status };
  return mode === 'slow' ? { mode, delayMs } : { mode };
}
