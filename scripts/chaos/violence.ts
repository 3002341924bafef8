/** What is done to the processes: killed, alone or two at the same moment, or stopped for a while and woken again. */

import { setTimeout as delay } from 'node:timers/promises';

import type { Chance } from './random.ts';

export const VICTIMS = ['gateway', 'web', 'worker', 'temporal', 'postgres'] as const;
export type Victim = (typeof VICTIMS)[number];

export type Blow = { kind: 'kill' | 'pause'; victims: readonly Victim[]; at: number };

export type Violence = {
  /** Undefined while the process is not there. */
  processId(name: Victim): number | undefined;
  /** Milliseconds that a paused process stands still; without it nothing is paused. */
  pause?: number;
};

const TWO_AT_ONCE = 0.3;
const PAUSED = 0.15;

export async function strike({ processId, pause }: Violence, random: Chance): Promise<Blow> {
  const first = random.oneOf(VICTIMS);
  const others = VICTIMS.filter((name) => name !== first);
  const victims = random.next() < TWO_AT_ONCE ? [first, random.oneOf(others)] : [first];
  if (pause !== undefined && random.next() < PAUSED) {
    const pid = processId(first);
    const at = Date.now();
    send(pid, 'SIGSTOP');
    await delay(pause);
    send(pid, 'SIGCONT');
    return { kind: 'pause', victims: [first], at };
  }
  const at = Date.now();
  for (const victim of victims) send(processId(victim), 'SIGKILL');
  return { kind: 'kill', victims, at };
}

/** One that has ended by itself meanwhile needs no more. */
function send(pid: number | undefined, signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): void {
  if (pid === undefined) return;
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
