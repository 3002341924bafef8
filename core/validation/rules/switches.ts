import { isExpression } from '#core/actions/input-schemas.ts';
import type { Value } from '#core/json/value.ts';
import { LIMITS } from '#core/limits.ts';
import { checkLimit } from '#core/validation/over-limit.ts';
import { actionsOfType, type Rule } from '#core/validation/rule.ts';

/** Cases have constant values, each once, of type text or whole number (WDL reference 5). */
export const switches: Rule = (context) => {
  for (const { name, path, action } of actionsOfType(context, 'switch')) {
    if (action.expression === undefined || action.expression === '') {
      const message = 'Say what to switch on.';
      context.report({ code: 'ExpressionMissing', message, path: [...path, 'expression'], action: name });
    }
    const cases = Object.entries(action.cases ?? {});
    checkLimit(context, { limit: LIMITS.cases, size: cases.length, path: [...path, 'cases'], action: name });
    const seen = new Map<Value, string>();
    for (const [title, { case: value }] of cases) {
      const at = { path: [...path, 'cases', title, 'case'], action: name };
      if ((typeof value !== 'string' && !Number.isInteger(value)) || isExpression(value)) {
        const message = `The value of the case "${title}" must be a constant text or whole number.`;
        context.report({ code: 'CaseValue', message, ...at });
      } else if (seen.has(value)) {
        const message = `The case "${title}" has the same value as "${seen.get(value) ?? ''}", so it is never reached.`;
        context.report({ code: 'DuplicateCase', message, ...at });
      }
      seen.set(value, seen.get(value) ?? title);
    }
  }
};
