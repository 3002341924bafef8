/** A value that should have been one of a few: what was probably meant, as a fix. */

import type { JsonNode } from '#core/definition/json-node.ts';
import { nearName } from '#core/expressions/near-name.ts';
import { replacement } from './fixes.ts';
import type { ProblemFix } from './problem.ts';

const SHORTEST_BEGINNING = 3;

/** A slip of the keys, or a choice of which the value is the beginning or that begins the value: `int` for `integer`. */
function nearChoice(given: string, choices: readonly string[]): string | undefined {
  const folded = given.toLowerCase();
  const begins = (choice: string): boolean => {
    const other = choice.toLowerCase();
    return (
      Math.min(folded.length, other.length) >= SHORTEST_BEGINNING &&
      (other.startsWith(folded) || folded.startsWith(other))
    );
  };
  return nearName(given, choices) ?? choices.find(begins);
}

type Choosing = { given: unknown; choices: readonly string[] };

/** Puts the nearest of the choices in the place of the value at the path. */
export function choiceFix(
  node: JsonNode | null,
  path: readonly (string | number)[],
  { given, choices }: Choosing,
): { fix?: ProblemFix } {
  const near = typeof given === 'string' ? nearChoice(given, choices) : undefined;
  return near === undefined ? {} : replacement(node, path, JSON.stringify(near));
}
