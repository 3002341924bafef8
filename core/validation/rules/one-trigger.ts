import { RUNNABLE_TRIGGER_TYPES, runnableTriggerType } from '#core/actions/action-types.ts';
import type { Rule } from '#core/validation/rule.ts';

/** A flow has exactly one trigger, of a type that runs here (WDL reference 2 and 3). */
export const oneTrigger: Rule = ({ definition, report }) => {
  const triggers = Object.entries(definition.triggers ?? {});
  if (triggers.length === 0) {
    report({
      code: 'TriggerMissing',
      message: 'The flow has no trigger, so nothing can start it.',
      path: ['triggers'],
    });
  }
  for (const [index, [name, { type }]] of triggers.entries()) {
    const path = ['triggers', name];
    if (index > 0) {
      report({ code: 'SecondTrigger', message: 'A flow has one trigger; remove the others.', path, action: name });
    }
    if (type === '' || runnableTriggerType(type)) continue;
    const message = `Triggers of the type ${type} do not run here; ${RUNNABLE_TRIGGER_TYPES.join(' and ')} do.`;
    report({ code: 'UnsupportedTriggerType', message, path: [...path, 'type'], action: name });
  }
};
