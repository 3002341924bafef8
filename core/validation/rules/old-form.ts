import { type OldPart, oldParts } from '#core/definition/old-form.ts';
import type { Rule } from '#core/validation/rule.ts';

const MESSAGES: { [kind in OldPart['kind']]: string } = {
  dependsOn:
    '"conditions" with "dependsOn" is the old way to wait for other steps; use "runAfter", which counts where it stands.',
  expression: '"conditions" has no effect on a step any more; put the step into a Condition.',
  repeat: '"repeat" has no effect any more; put the step into a For each.',
};

/** What only definitions of 2015 mean something by (WDL reference 2): here it would be passed over in silence. */
export const oldForm: Rule = (context) => {
  for (const { kind, edit, ...place } of oldParts(context)) {
    context.report({
      code: 'OldForm',
      severity: kind === 'dependsOn' ? 'warning' : 'error',
      message: MESSAGES[kind],
      ...place,
      ...(edit && { fix: { title: 'Use runAfter', edit } }),
    });
  }
};
