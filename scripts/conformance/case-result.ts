/** What became of one case, whatever kind of data it comes from. */

import type { Mismatch } from '#core/interpreter/testing/vector-mismatches.ts';

export type CaseResult = {
  name: string;
  outcome: 'passed' | 'failed' | 'skipped';
  differences: Mismatch[];
  /** Why it was skipped. */
  reason?: string;
  /** What checking the definition found, one line per error. */
  problems?: string[];
};

/** `failed` as soon as there is a difference. */
export function judged(name: string, differences: Mismatch[]): CaseResult {
  return { name, outcome: differences.length === 0 ? 'passed' : 'failed', differences };
}

/** The difference that an unexpected error makes. */
export function brokenBy(error: unknown): Mismatch {
  return { place: 'run', expected: 'no error', got: error instanceof Error ? error.message : String(error) };
}
