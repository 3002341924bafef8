import { isExpression } from '#core/actions/input-schemas.ts';
import { optionWords } from '#core/definition/operation-options.ts';
import type { LocatedAction } from '#core/definition/walk.ts';
import { integerOf } from '#core/json/integer-of.ts';
import { isObject } from '#core/json/objects.ts';
import type { Value } from '#core/json/value.ts';
import { LIMITS } from '#core/limits.ts';
import { removal } from '#core/validation/fixes.ts';
import { checkLimit } from '#core/validation/over-limit.ts';
import { actionsOfType, type Rule, type RuleContext, typeOf } from '#core/validation/rule.ts';

/** Foreach has a list and one kind of concurrency, Until limits within bounds (WDL reference 5). */
export const loops: Rule = (context) => {
  for (const located of actionsOfType(context, 'foreach')) checkForeach(context, located);
  for (const located of context.actions) checkCountless(context, located);
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

/** The types that count what they do. */
const COUNTING = ['until', 'agent'];

function checkCountless({ node, report }: RuleContext, located: LocatedAction): void {
  const { name, path, action } = located;
  if (action.limit?.count === undefined || COUNTING.includes(typeOf(located))) return;
  const at = [...path, 'limit', 'count'];
  const message = `${action.type} has no number of cycles; this limit has no effect.`;
  const fix = removal(node, at, 'Remove it');
  report({ code: 'CountWithoutEffect', severity: 'warning', message, path: at, action: name, ...fix });
}

function checkForeach(context: RuleContext, located: LocatedAction): void {
  const { name, path, action } = located;
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
  if (size !== undefined) {
    checkLimit(context, { limit: LIMITS.foreachParallel, size, ...at });
    checkNested(context, located, { size, path: at.path });
  } else {
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

function checkNested(context: RuleContext, located: LocatedAction, { size, path }: { size: number; path: string[] }) {
  if (size === 1) return;
  const outer = located.parents.findLast((parent) => {
    const found = context.index.get(parent.toLowerCase());
    return found !== undefined && typeOf(found) === 'foreach';
  });
  if (outer === undefined) return;
  const message = `Inside "${outer}", "${located.name}" goes through its items one by one, whatever is set.`;
  const fix = removal(context.node, path, 'Remove it');
  context.report({ code: 'NestedRepetitions', severity: 'warning', message, path, action: located.name, ...fix });
}

/** The number, also written as text; undefined when it is no whole number from 1. */
function wholeFromOne(value: Value): number | undefined {
  const number = integerOf(value);
  return number !== undefined && number >= 1 ? number : undefined;
}
