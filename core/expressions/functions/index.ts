/** The one table of functions. */

import type { FunctionRow } from './define-function.ts';
import { logicFunctions } from './logic.ts';
import { workflowFunctions } from './workflow.ts';

export const functionTable: readonly FunctionRow[] = [...logicFunctions, ...workflowFunctions];

const byName = new Map<string, FunctionRow>();
for (const row of functionTable) {
  for (const name of [row.name, ...(row.aliases ?? [])]) byName.set(name.toLowerCase(), row);
}

/** The function of that name or alias, in any letter case. */
export function findFunction(name: string): FunctionRow | undefined {
  return byName.get(name.toLowerCase());
}
