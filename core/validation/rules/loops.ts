import { isExpression } from '#core/actions/input-schemas.ts';
import { optionWords } from '#core/definition/operation-options.ts';
import type { LocatedAction } from '#core/definition/walk.ts';
import { isObject } from '#core/json/objects.ts';
import type { Value } from '#core/json/value.ts';
import { LIMITS } from '#core/limits.ts';
import { removal } from '#core/validation/fixes.ts';
import { checkLimit } from '#core/validation/over-limit.ts';
import { actionsOfType, type Rule, type RuleContext } from '#core/validation/rule.ts';

/** Foreach has a list and one kind of concurrency, Until limits within bounds (WDL reference 5). */
export const loops: Rule = (context) => {
  for (const located of actionsOfType(context, 'foreach')) checkForeach(context, located);
  for (const { name, path, action } of actionsOfType(context, 'until')) {
    const count = action.limit?.count;
    if (count === undefined || count === null || isExpression(count)) continue;
    const at = { path: [...path, 'limit', 'count'], action: name };
    const size = wholeFromOne(count);
    if (size !== undefined) checkLimit(context, { limit: LIMITS.untilCount, size, ...at });
    else {
      const message = 'The most cycles of an Until are a whole number from 1.';
      context.report({ code: 'UntilCount', message, ...at });
    }
  }
};

function checkForeach(context: RuleContext, { name, path, action }: LocatedAction): void {
  const list = action.foreach;
  if (list === undefined || list === null || list === '') {
    const message = 'Say which list to go through.';
    context.report({ code: 'ExpressionMissing', message, path: [...path, 'foreach'], action: name });
  } else if (!Array.isArray(list) && !isExpression(list)) {
    const message = 'The list of a For each is an expression that gives one, or a list itself.';
    context.report({ code: 'InvalidList', message, path: [...path, 'foreach'], action: name });
  }
  const concurrency = action.runtimeConfiguration?.concurrency;
  const repetitions = isObject(concurrency) ? concurrency.repetitions : undefined;
  if (repetitions === undefined || isExpression(repetitions)) return;
  const at = { path: [...path, 'runtimeConfiguration', 'concurrency', 'repetitions'], action: name };
  const size = wholeFromOne(repetitions);
  if (size !== undefined) checkLimit(context, { limit: LIMITS.foreachParallel, size, ...at });
  else {
    const message = 'The iterations at the same time are a whole number from 1.';
    context.report({ code: 'Repetitions', message, ...at });
  }
  if (optionWords(action.operationOptions).includes('sequential')) {
    const message = 'Sequential and a number of iterations at the same time exclude each other; remove one.';
    const settings = action.runtimeConfiguration ?? {};
    const isAlone = isObject(concurrency) && Object.keys(concurrency).length + Object.keys(settings).length === 2;
    const removed = isAlone ? [...path, 'runtimeConfiguration'] : at.path;
    const fix = removal(context.node, removed, 'Keep Sequential');
    context.report({ code: 'SequentialRepetitions', message, ...at, ...fix });
  }
}

/** The number, also written as text; undefined when it is no whole number from 1. */
function wholeFromOne(value: Value): number | undefined {
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) && number >= 1 ? number : undefined;
}
