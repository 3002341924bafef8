import { nodeAt } from '#core/definition/json-pointer.ts';
import { suggestion } from '#core/expressions/near-name.ts';
import { choiceFix } from '#core/validation/choices.ts';
import type { Rule } from '#core/validation/rule.ts';
import { PARAMETER_TYPES } from '#core/validation/typed-values.ts';

/** Outputs of a flow have a value, and a type that is known (WDL reference 2). */
export const outputs: Rule = ({ definition, node, report }) => {
  for (const [name, { type }] of Object.entries(definition.outputs ?? {})) {
    const path = ['outputs', name];
    if (nodeAt(node, [...path, 'value']) === undefined) {
      report({ code: 'OutputWithoutValue', message: `The output "${name}" has no value.`, path: [...path, 'value'] });
    }
    if (type === '' || PARAMETER_TYPES.some((known) => known.toLowerCase() === type.toLowerCase())) continue;
    report({
      code: 'OutputType',
      severity: 'warning',
      message: `"${type}" is no type of an output; these are: ${PARAMETER_TYPES.join(', ')}.${suggestion(type, PARAMETER_TYPES)}`,
      path: [...path, 'type'],
      ...choiceFix(node, [...path, 'type'], { given: type, choices: PARAMETER_TYPES }),
    });
  }
};
