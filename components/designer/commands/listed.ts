import { readable } from '#components/designer/editor/expression-scope.ts';

const SHOWN = 5;

/** Names of steps in a sentence: `A, B and 3 more`. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN).map(readable).join(', ');
  return names.length > SHOWN ? `${shown} and ${names.length - SHOWN} more` : shown;
}
