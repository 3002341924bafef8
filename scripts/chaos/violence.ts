/**
 * What is done to the processes: killed, alone or two at the same moment, or stopped for a while and woken again; and, where the
 * means are given, connections broken off, the clock put forward or back, the disk filled up for a while.
 */

import { setTimeout as delay } from 'node:timers/promises';

import type { Chance } from './random.ts';

export const VICTIMS = ['gateway', 'web', 'worker', 'temporal', 'postgres'] as const;
export type Victim = (typeof VICTIMS)[number];

export const BLOWS = ['kill', 'pause', 'reset', 'clock', 'disk'] as const;
export type BlowKind = (typeof BLOWS)[number];

/** `at` and `until` are milliseconds since the epoch. */
export type Blow = { kind: BlowKind; what: string; victims: number; at: number; until: number };

export type Violence = {
  /** Undefined while the process is not there. */
  processId(name: Victim): number | undefined;
  /** Milliseconds that a paused process stands still. */
  pause?: number;
  /** Breaks the connections of the database off; those to the remote API are broken as well. */
  endDatabaseConnections?(): Promise<void>;
  /** Puts the clock of our own processes that far from the true one, in milliseconds. */
  setClock?(milliseconds: number): Promise<void>;
  /** Fills the disk up, and frees it again after a while. */
  fillDisk?(): Promise<void>;
};

/** How often each kind is chosen, where its means are given; what is left is killing. */
const SHARES: { [kind in Exclude<BlowKind, 'kill'>]: number } = { pause: 0.12, reset: 0.14, clock: 0.1, disk: 0.06 };
const TWO_AT_ONCE = 0.3;
const FARTHEST_CLOCK = 90_000;

type Target = Violence & { breakRemoteConnections(): void };

export async function strike(target: Target, random: Chance): Promise<Blow> {
  const kind = chosen(target, random);
  const at = Date.now();
  const what = await BY_KIND[kind](target, random);
  return { kind, ...what, at, until: Date.now() };
}

function chosen({ pause, endDatabaseConnections, setClock, fillDisk }: Target, random: Chance): BlowKind {
  const isPossible = {
    pause: pause !== undefined,
    reset: endDatabaseConnections !== undefined,
    clock: setClock !== undefined,
    disk: fillDisk !== undefined,
  };
  let left = random.next();
  for (const kind of ['pause', 'reset', 'clock', 'disk'] as const) {
    if (!isPossible[kind]) continue;
    left -= SHARES[kind];
    if (left < 0) return kind;
  }
  return 'kill';
}

type Done = Pick<Blow, 'what' | 'victims'>;

const BY_KIND: { [kind in BlowKind]: (target: Target, random: Chance) => Promise<Done> } = {
  async kill({ processId }, random) {
    const first = random.oneOf(VICTIMS);
    const others = VICTIMS.filter((name) => name !== first);
    const victims = random.next() < TWO_AT_ONCE ? [first, random.oneOf(others)] : [first];
    for (const victim of victims) send(processId(victim), 'SIGKILL');
    return { what: `kill ${victims.join(' and ')}`, victims: victims.length };
  },

  async pause({ processId, pause = 0 }, random) {
    const victim = random.oneOf(VICTIMS);
    const pid = processId(victim);
    send(pid, 'SIGSTOP');
    await delay(pause);
    send(pid, 'SIGCONT');
    return { what: `pause ${victim} for ${pause / 1000} s`, victims: 1 };
  },

  async reset({ endDatabaseConnections, breakRemoteConnections }) {
    breakRemoteConnections();
    await endDatabaseConnections?.();
    return { what: 'break off all connections to the remote API and to the database', victims: 0 };
  },

  async clock({ setClock }, random) {
    const step = random.between(-FARTHEST_CLOCK, FARTHEST_CLOCK);
    await setClock?.(step);
    return { what: `put the clock ${step / 1000} s from the true one`, victims: 0 };
  },

  async disk({ fillDisk }) {
    await fillDisk?.();
    return { what: 'fill the disk up and free it again', victims: 0 };
  },
};

/** One that has ended by itself meanwhile needs no more. */
function send(pid: number | undefined, signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): void {
  if (pid === undefined) return;
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
