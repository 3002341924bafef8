import { RUNNABLE_TRIGGER_TYPES, runnableTriggerType } from '#core/actions/action-types.ts';
import { insertProperties } from '#core/definition/json-edit.ts';
import { findProperty } from '#core/definition/json-pointer.ts';
import { choiceFix } from '#core/validation/choices.ts';
import type { ProblemFix } from '#core/validation/problem.ts';
import type { Rule, RuleContext } from '#core/validation/rule.ts';

/** A flow has exactly one trigger, of a type that runs here (WDL reference 2 and 3). */
export const oneTrigger: Rule = (context) => {
  const { definition, node, report } = context;
  const triggers = Object.entries(definition.triggers ?? {});
  if (triggers.length === 0) {
    report({
      code: 'TriggerMissing',
      message: 'The flow has no trigger, so nothing can start it.',
      path: ['triggers'],
      ...requestTrigger(context),
    });
  }
  for (const [index, [name, { type }]] of triggers.entries()) {
    const path = ['triggers', name];
    if (index > 0) {
      report({ code: 'SecondTrigger', message: 'A flow has one trigger; remove the others.', path, action: name });
    }
    if (type === '' || runnableTriggerType(type)) continue;
    const message = `Triggers of the type ${type} do not run here; ${RUNNABLE_TRIGGER_TYPES.join(' and ')} do.`;
    const fix = choiceFix(node, [...path, 'type'], { given: type, choices: RUNNABLE_TRIGGER_TYPES });
    report({ code: 'UnsupportedTriggerType', message, path: [...path, 'type'], action: name, ...fix });
  }
};

const REQUEST = { type: 'Request', kind: 'Http', inputs: { schema: {} } };

/** The trigger that every flow can have. */
function requestTrigger({ text, node }: RuleContext): { fix?: ProblemFix } {
  if (node.kind !== 'object') return {};
  const triggers = findProperty(node, 'triggers')?.value;
  if (triggers !== undefined && triggers.kind !== 'object') return {};
  const edit = triggers
    ? insertProperties(text, triggers, { properties: [{ name: 'manual', content: { value: REQUEST } }] })
    : insertProperties(text, node, { properties: [{ name: 'triggers', content: { value: { manual: REQUEST } } }] });
  return { fix: { title: 'Add a Request trigger', edit: [edit] } };
}
