import { rangeInText } from '#core/definition/json-value.ts';
import { expressionProblems } from '#core/expressions/template.ts';
import type { Rule } from '#core/validation/rule.ts';
import { ownerName } from '#core/validation/templates.ts';

/** Every expression must be readable, with functions that exist and the right number of arguments (WDL reference 14, 15). */
export const expressions: Rule = (context) => {
  for (const template of context.templates) {
    const { string, path } = template;
    for (const { message, range } of expressionProblems(string.value)) {
      context.report({
        code: 'InvalidExpression',
        message,
        path,
        range: rangeInText(context.text, string, range),
        action: ownerName(template),
      });
    }
  }
};
