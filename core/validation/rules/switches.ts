import { isExpression } from '#core/actions/input-schemas.ts';
import type { Value } from '#core/json/value.ts';
import { actionsOfType, type Rule } from '#core/validation/rule.ts';

const MOST_CASES = 25;

/** Cases have constant values, each once, of type text or whole number (WDL reference 5). */
export const switches: Rule = (context) => {
  for (const { name, path, action } of actionsOfType(context, 'switch')) {
    if (action.expression === undefined || action.expression === '') {
      const message = 'Say what to switch on.';
      context.report({ code: 'ExpressionMissing', message, path: [...path, 'expression'], action: name });
    }
    const cases = Object.entries(action.cases ?? {});
    if (cases.length > MOST_CASES) {
      const message = `The switch has ${cases.length} cases; Logic Apps allows ${MOST_CASES}.`;
      context.report({ code: 'TooManyCases', severity: 'warning', message, path: [...path, 'cases'], action: name });
    }
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
