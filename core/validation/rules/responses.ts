import { isExpression } from '#core/actions/input-schemas.ts';
import { isObject } from '#core/json/objects.ts';
import type { Value } from '#core/json/value.ts';
import { removal } from '#core/validation/fixes.ts';
import { actionsOfType, enclosingLoop, type Rule, type RuleContext } from '#core/validation/rule.ts';

/** A Response answers a Request trigger, outside loops, with a status a caller may get (WDL reference 7). */
export const responses: Rule = (context) => {
  const triggers = Object.values(context.definition.triggers ?? {});
  const hasRequest = triggers.some(({ type }) => ['request', 'manual'].includes(type.toLowerCase()));
  checkSplit(context);
  for (const located of actionsOfType(context, 'response')) {
    const { name, path, action } = located;
    if (triggers.length > 0 && !hasRequest) {
      const message = 'There is nobody to answer: only a flow with a Request trigger can have a Response.';
      context.report({ code: 'ResponseWithoutRequest', message, path, action: name });
    }
    const loop = enclosingLoop(context, located);
    if (loop) {
      const message = `A Response cannot stand in a loop ("${loop.name}"): a caller gets one answer.`;
      context.report({ code: 'ResponseInLoop', message, path, action: name });
    }
    const status: Value | undefined = isObject(action.inputs) ? action.inputs.statusCode : undefined;
    if (status === undefined || status === null || status === '' || isExpression(status) || isAnswer(status)) continue;
    const message = 'The status code of a Response is a number from 200 to 299 or 400 to 599, or an expression.';
    context.report({ code: 'ResponseStatus', message, path: [...path, 'inputs', 'statusCode'], action: name });
  }
};

/** WDL reference 3.5. */
function checkSplit(context: RuleContext): void {
  if (actionsOfType(context, 'response').length === 0) return;
  for (const [name, { splitOn }] of Object.entries(context.definition.triggers ?? {})) {
    if (splitOn === undefined) continue;
    const path = ['triggers', name, 'splitOn'];
    const message = 'With splitOn the caller gets 202 at once, and the Response of each run is skipped.';
    const fix = removal(context.node, path, 'Remove splitOn');
    context.report({ code: 'ResponseWithSplitOn', severity: 'warning', message, path, action: name, ...fix });
  }
}

function isAnswer(status: Value): boolean {
  const code = typeof status === 'number' ? status : typeof status === 'string' ? Number(status) : Number.NaN;
  return Number.isInteger(code) && ((code >= 200 && code < 300) || (code >= 400 && code < 600));
}
