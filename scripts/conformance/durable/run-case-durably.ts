/**
 * Run vectors on the durable engine, whose time is real: those that the local host shows to wait long, or to come out
 * otherwise at another time of day than their own, are left out and say so.
 */

import type { RunVector } from '#core/interpreter/testing/vector.ts';
import type { CaseResult } from '#scripts/conformance/case-result.ts';
import { fireLocally } from '#scripts/conformance/fire-locally.ts';
import { runCase } from '#scripts/conformance/run-cases.ts';
import { fireDurably } from './fire-durably.ts';
import type { RealEngine } from './real-engine.ts';

export type DurableRun = {
  engine: RealEngine;
  /** Milliseconds of simulated time beyond which a vector is left out. */
  longestWait: number;
};

export async function runCaseDurably(vector: RunVector, { engine, longestWait }: DurableRun): Promise<CaseResult> {
  const reason = await reasonToSkip(vector, longestWait);
  if (reason !== undefined) return { name: vector.name, outcome: 'skipped', differences: [], reason };
  return runCase(inRealTime(vector), (firing) => fireDurably(engine, firing));
}

async function reasonToSkip(vector: RunVector, longestWait: number): Promise<string | undefined> {
  const { definition, trigger } = vector;
  const [first] = Array.isArray(trigger) ? trigger : [trigger];
  if (vector.expect.problems) return undefined;
  if (definition.triggers?.[first?.name ?? '']?.type.toLowerCase() !== 'request') return 'no call fires its trigger';
  let elapsed = 0;
  const now = new Date().toISOString();
  const today = await runCase({ ...vector, now }, async (firing) => {
    const seen = await fireLocally(firing);
    elapsed = seen.elapsed;
    return seen;
  });
  if (elapsed > longestWait) return `it waits ${Math.round(elapsed / 1000)} s`;
  if (today.outcome === 'passed' || (await runCase(vector)).outcome === 'failed') return undefined;
  return 'what comes out depends on the time of day';
}

/** Computing takes time here, so only what an expectation says of the least time can be asked. */
function inRealTime(vector: RunVector): RunVector {
  const { elapsed, ...expect } = vector.expect;
  const atLeast = elapsed?.atLeast === undefined ? {} : { elapsed: { atLeast: elapsed.atLeast } };
  return { ...vector, expect: { ...expect, ...atLeast } };
}
