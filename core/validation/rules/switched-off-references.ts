import { isDisabled } from '#core/definition/is-disabled.ts';
import type { LocatedAction } from '#core/definition/walk.ts';
import type { Rule, RuleContext } from '#core/validation/rule.ts';

/**
 * A step that is switched off, or that stands in one, gives nothing: who reads it goes on with null. `actions()` is left
 * alone, because it can ask how the step ended.
 */
export const switchedOffReferences: Rule = (context) => {
  for (const { reference, template, place } of context.references) {
    if (reference.kind !== 'action' || reference.name === undefined || template.owner.kind !== 'action') continue;
    if (reference.function.toLowerCase() === 'actions') continue;
    const target = context.index.get(reference.name.toLowerCase());
    const off = target && switchedOffBy(context, target);
    if (!target || !off || switchedOffBy(context, template.owner.located)) continue;
    const where = off === target ? 'is switched off' : `stands in "${off.name}", which is switched off`;
    const message = `"${target.name}" ${where}: this reads null.`;
    context.report({ code: 'ReferenceSwitchedOff', severity: 'warning', message, ...place });
  }
};

/** The step itself or what stands around it, whichever is switched off. */
function switchedOffBy({ index }: RuleContext, located: LocatedAction): LocatedAction | undefined {
  const around = located.parents.flatMap((name) => index.get(name.toLowerCase()) ?? []);
  return [...around, located].find(({ action }) => isDisabled(action));
}
