import { optionWords } from '#core/definition/operation-options.ts';
import type { LocatedAction } from '#core/definition/walk.ts';
import { isObject } from '#core/json/objects.ts';
import { enclosingLoop, type Rule, typeOf } from '#core/validation/rule.ts';

/** Iterations of a Foreach run at the same time, and variables belong to the whole run: a value set in one is seen in another. */
export const parallelVariables: Rule = (context) => {
  for (const located of context.actions) {
    if (typeOf(located) !== 'setvariable') continue;
    const loop = enclosingLoop(context, located);
    if (!loop || typeOf(loop) !== 'foreach' || isOneByOne(loop) || loop.parents.length > 0) continue;
    const message = `"${loop.name}" runs its iterations at the same time, so they overwrite each other's value. Set its concurrency to 1, or use Compose in place of the variable.`;
    context.report({ code: 'VariableRace', severity: 'warning', message, path: located.path, action: located.name });
  }
};

function isOneByOne({ action }: LocatedAction): boolean {
  const concurrency = action.runtimeConfiguration?.concurrency;
  const repetitions = isObject(concurrency) ? concurrency.repetitions : undefined;
  return optionWords(action.operationOptions).includes('sequential') || repetitions === 1 || repetitions === '1';
}
