import { rangeInText } from '#core/definition/json-value.ts';
import { findFunction, functionTable } from '#core/expressions/functions/index.ts';
import { nearName } from '#core/expressions/near-name.ts';
import { expressionProblems } from '#core/expressions/template.ts';
import type { Rule } from '#core/validation/rule.ts';
import { ownerName } from '#core/validation/templates.ts';

/** Every expression must be readable, with functions that exist and the right number of arguments (WDL reference 14, 15). */
export const expressions: Rule = (context) => {
  for (const template of context.templates) {
    const { string, path } = template;
    for (const { message, range } of expressionProblems(string.value)) {
      const place = rangeInText(context.text, string, range);
      const near = otherFunction(string.value.slice(range.start, range.end));
      context.report({
        code: 'InvalidExpression',
        message,
        path,
        range: place,
        action: ownerName(template),
        ...(near !== undefined && { fix: { title: `Use ${near}()`, edit: [{ ...place, text: near }] } }),
      });
    }
  }
};

/** What was probably meant by the name of a function that there is none of. */
function otherFunction(name: string): string | undefined {
  if (!/^[a-z]\w*$/i.test(name) || findFunction(name)) return undefined;
  return nearName(
    name,
    functionTable.map((row) => row.name),
  );
}
