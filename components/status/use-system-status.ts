'use client';

/**
 * How the parts of Millrace do, as the gateway sees them. It is asked again and again while somebody looks: what has died can
 * send no notice of it.
 */

import { useEffect, useState } from 'react';
import { z } from 'zod';

const EVERY_MS = 10_000;
const PATIENCE_MS = 5_000;

export const PARTS = ['database', 'temporal', 'worker', 'web'] as const;
export type Part = (typeof PARTS)[number];

const stateSchema = z.enum(['ok', 'unavailable']);
const readinessSchema = z.object({
  database: stateSchema,
  temporal: stateSchema,
  worker: stateSchema,
  web: stateSchema,
});

export type SystemStatus =
  | { kind: 'unknown' }
  /** `since`: when this page saw it first, in milliseconds since the epoch. */
  | { kind: 'ok' | 'troubled'; parts: z.infer<typeof readinessSchema>; since: number }
  /** Nothing answers, so that what a page shows may be old. */
  | { kind: 'unreachable'; since: number };

export function useSystemStatus(): SystemStatus {
  const [status, setStatus] = useState<SystemStatus>({ kind: 'unknown' });
  useEffect(() => {
    let isOver = false;
    const look = async () => {
      if (document.visibilityState !== 'visible') return;
      const next = await ask();
      if (!isOver) setStatus((before) => goingOn(before, next));
    };
    void look();
    const timer = setInterval(() => void look(), EVERY_MS);
    const catchUp = () => void look();
    document.addEventListener('visibilitychange', catchUp);
    return () => {
      isOver = true;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', catchUp);
    };
  }, []);
  return status;
}

/** 503 says which part is away just as 200 says that none is. */
async function ask(): Promise<SystemStatus> {
  const since = Date.now();
  try {
    const response = await fetch('/readyz', { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS) });
    const parts = readinessSchema.parse(await response.json());
    const isOk = PARTS.every((part) => parts[part] === 'ok');
    return { kind: isOk ? 'ok' : 'troubled', parts, since };
  } catch {
    return { kind: 'unreachable', since };
  }
}

function goingOn(before: SystemStatus, next: SystemStatus): SystemStatus {
  if (before.kind === 'unknown' || next.kind === 'unknown' || before.kind !== next.kind) return next;
  return { ...next, since: before.since };
}
