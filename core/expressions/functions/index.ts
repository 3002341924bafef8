/** The one table of functions. */

import { collectionFunctions } from './collections.ts';
import { conversionFunctions } from './conversion.ts';
import { dateFunctions } from './dates.ts';
import type { FunctionRow } from './define-function.ts';
import { encodingFunctions } from './encoding.ts';
import { formattingFunctions } from './formatting.ts';
import { formFunctions } from './forms.ts';
import { logicFunctions } from './logic.ts';
import { manipulationFunctions } from './manipulation.ts';
import { mathFunctions } from './math.ts';
import { textFunctions } from './text.ts';
import { uriFunctions } from './uri.ts';
import { workflowFunctions } from './workflow.ts';
import { xmlFunctions } from './xml.ts';
import { xmlTextFunctions } from './xml-text.ts';

export const functionTable: readonly FunctionRow[] = [
  ...textFunctions,
  ...collectionFunctions,
  ...logicFunctions,
  ...conversionFunctions,
  ...encodingFunctions,
  ...mathFunctions,
  ...dateFunctions,
  ...formattingFunctions,
  ...workflowFunctions,
  ...formFunctions,
  ...manipulationFunctions,
  ...uriFunctions,
  ...xmlFunctions,
  ...xmlTextFunctions,
];

const byName = new Map<string, FunctionRow>();
for (const row of functionTable) {
  for (const name of [row.name, ...(row.aliases ?? [])]) byName.set(name.toLowerCase(), row);
}

/** The function of that name or alias, in any letter case. */
export function findFunction(name: string): FunctionRow | undefined {
  return byName.get(name.toLowerCase());
}
