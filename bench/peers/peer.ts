/** What is measured of each engine: the same four things by the same callers, with nothing known of its inside. */

import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';

import { ORDER } from '#bench/engine/flows.ts';
import { callInParallel } from '#bench/engine/load.ts';
import { waitUntil } from '#scripts/wait-until.ts';

import type { CountingTarget } from './counting-target.ts';

export type Peer = {
  name: string;
  /** Addresses by what stands behind them; each takes an order as JSON. */
  urls: {
    /** Acknowledges, and then makes three calls of the target. */
    calls: string;
    /** Answers with the lines of the order made anew. */
    answers: string;
    /** Acknowledges, waits for two seconds, and then calls `/done/ID` of the target. */
    waits: string;
  };
  /** SIGKILL to all of it. */
  kill(): Promise<void>;
  /** After a kill, with what it has kept. */
  startAgain(): Promise<void>;
  stop(): Promise<void>;
};

export type PeerFigures = {
  /** A second, from the first call until the target has had the last one. */
  runs: number;
  /** Milliseconds that half of the answers take at most, one after the other. */
  alone: number;
  /** Answers a second over 40 connections. */
  answers: number;
  /** Of `ACKNOWLEDGED` that had been acknowledged before everything was killed. */
  lost: number;
};

export const ACKNOWLEDGED = 20;
const RUNS = 600;
const ALONE = 150;
const SECONDS = 8;
const CALLS_A_RUN = 3;
const RESUME_MS = 60_000;

export async function measurePeer(peer: Peer, target: CountingTarget): Promise<PeerFigures> {
  const { urls } = peer;
  await callInParallel({ url: urls.answers, connections: 10, calls: 200, body: ORDER });
  await runAll(urls.calls, target, 100);
  const alone = only200(await callInParallel({ url: urls.answers, connections: 1, calls: ALONE, body: ORDER }));
  const many = only200(await callInParallel({ url: urls.answers, connections: 40, seconds: SECONDS, body: ORDER }));
  const runs = await runAll(urls.calls, target, RUNS);
  return { runs, alone: alone.p50, answers: many.rate, lost: await countLost(peer, target) };
}

function only200<Figures extends { statuses: { [status: string]: number } }>(figures: Figures): Figures {
  const others = Object.keys(figures.statuses).filter((status) => !status.startsWith('2'));
  if (others.length > 0) throw new Error(`Not every answer was good: ${JSON.stringify(figures.statuses)}.`);
  return figures;
}

async function runAll(url: string, target: CountingTarget, count: number): Promise<number> {
  const before = target.calls();
  const begin = performance.now();
  only200(await callInParallel({ url, connections: 20, calls: count, body: ORDER }));
  const done = await waitUntil(() => target.calls() - before >= count * CALLS_A_RUN, { limit: 300_000, every: 20 });
  if (!done) throw new Error(`Only ${target.calls() - before} of ${count * CALLS_A_RUN} calls came.`);
  return count / ((performance.now() - begin) / 1000);
}

async function countLost({ urls, kill, startAgain }: Peer, target: CountingTarget): Promise<number> {
  const ids = Array.from({ length: ACKNOWLEDGED }, (_, index) => `order-${Date.now()}-${index}`);
  await Promise.all(
    ids.map(async (id) => {
      const body = JSON.stringify({ id });
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(urls.waits, { method: 'POST', headers, body });
      if (!answer.ok) throw new Error(`An order was answered with ${answer.status}.`);
    }),
  );
  await delay(500);
  await kill();
  await startAgain();
  const missing = () => ids.filter((id) => !target.hasSeen(`/done/${id}`));
  await waitUntil(() => missing().length === 0, { limit: RESUME_MS, every: 100 });
  return missing().length;
}

export type Program = {
  command: string;
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  cwd: string;
  /** They take an order and answer: what is asked to know that the program is up. */
  urls: Peer['urls'];
};

/** Starts a program in a process group of its own and waits until each address takes an order. */
export async function startProgram({ command, args, env, cwd, urls }: Program): Promise<ChildProcess> {
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, detached: true, stdio: 'ignore' });
  const order = { method: 'POST', headers: { 'content-type': 'application/json' }, body: ORDER };
  const isUp = async (url: string) => (await fetch(url, order).catch(() => undefined))?.ok ?? false;
  for (const url of Object.values(urls)) {
    if (await waitUntil(() => isUp(url), { limit: 180_000, every: 200 })) continue;
    await endGroup(child, 'SIGKILL');
    throw new Error(`${command} ${args.join(' ')} did not answer at ${url}.`);
  }
  return child;
}

/** Ends the program with all that it has started. */
export async function endGroup(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  const ended = new Promise((resolve) => child.once('close', resolve));
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  process.kill(-child.pid, signal);
  await ended;
}
