/** Calls an address as fast as it answers, over a number of connections, and says how that went. */

import { Pool } from 'undici';

export type Load = {
  url: string;
  connections: number;
  body?: string;
  headers?: { [name: string]: string };
} & ({ seconds: number } | { calls: number });

export type LoadFigures = {
  /** Answers a second. */
  rate: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  /** Answers by their status; a call without an answer counts as 0. */
  statuses: { [status: string]: number };
};

/** Each connection sends its next call when the one before it was answered. */
export async function callInParallel(load: Load): Promise<LoadFigures> {
  const { url, connections, body = '{}', headers = {} } = load;
  const { origin, pathname, search } = new URL(url);
  const pool = new Pool(origin, { connections, pipelining: 1 });
  const path = pathname + search;
  const times: number[] = [];
  const statuses: { [status: string]: number } = {};
  const begin = performance.now();
  const end = 'seconds' in load ? begin + load.seconds * 1000 : Number.POSITIVE_INFINITY;
  let left = 'calls' in load ? load.calls : Number.POSITIVE_INFINITY;
  const allHeaders = { 'content-type': 'application/json', ...headers };

  async function keepCalling(): Promise<void> {
    while (left > 0 && performance.now() < end) {
      left -= 1;
      const sent = performance.now();
      const status = await callOnce().catch(() => 0);
      times.push(performance.now() - sent);
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
  }

  async function callOnce(): Promise<number> {
    const answer = await pool.request({ path, method: 'POST', headers: allHeaders, body });
    await answer.body.dump();
    return answer.statusCode;
  }

  await Promise.all(Array.from({ length: connections }, keepCalling));
  const seconds = (performance.now() - begin) / 1000;
  await pool.close();
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
  return { rate: times.length / seconds, p50: at(0.5), p99: at(0.99), statuses };
}

/** Throws when an answer was not what the scenario is about: figures of refusals would be worthless. */
export function expectOnly(status: number, { statuses }: LoadFigures): void {
  const others = Object.keys(statuses).filter((each) => each !== String(status));
  if (others.length > 0) throw new Error(`Not every answer was ${status}: ${JSON.stringify(statuses)}.`);
}
