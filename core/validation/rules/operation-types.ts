import { RUNNABLE_ACTION_TYPES, runnableActionType } from '#core/actions/action-types.ts';
import { suggestion } from '#core/expressions/near-name.ts';
import type { Rule } from '#core/validation/rule.ts';

/** Every action must be of a type that runs here; a foreign one is kept, but cannot be published. */
export const operationTypes: Rule = ({ actions, report }) => {
  for (const { name, action, path } of actions) {
    if (action.type === '' || runnableActionType(action.type)) continue;
    report({
      code: 'UnsupportedActionType',
      message: `Actions of the type ${action.type} do not run here.${suggestion(action.type, RUNNABLE_ACTION_TYPES)}`,
      path: [...path, 'type'],
      action: name,
    });
  }
};
