/** How the results of a conformance run are printed. */

import { printJson } from '#core/json/print-json.ts';
import type { Value } from '#core/json/value.ts';
import type { CaseResult } from './case-result.ts';

const MAX_SHOWN = 400;

export type Report = {
  add(result: CaseResult): void;
  /** Prints the counts and gives the exit status. */
  end(): number;
};

/** One row per case that falls short, or with `json` one object per case; the counts come alone on the last line. */
export function createReport(json: boolean, print: (line: string) => void): Report {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  return {
    add(result) {
      counts[result.outcome] += 1;
      if (json) print(printJson(rowOf(result)));
      else if (result.outcome === 'failed') print(linesOf(result).join('\n'));
    },
    end() {
      const { passed, failed, skipped } = counts;
      print(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
      return failed > 0 ? 1 : 0;
    },
  };
}

function rowOf({ name, outcome, differences, reason, problems }: CaseResult): Value {
  const rows = differences.map(({ place, expected, got }) => ({ place, expected, got }));
  const given = { ...(reason === undefined ? {} : { reason }), ...(problems === undefined ? {} : { problems }) };
  return { name, outcome, differences: rows, ...given };
}

function linesOf({ name, differences }: CaseResult): string[] {
  return differences.map(
    ({ place, expected, got }) => `${name}: ${place}: expected ${shown(expected)}, got ${shown(got)}`,
  );
}

function shown(value: Value): string {
  const text = printJson(value);
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}
