import { optionWords } from '#core/definition/operation-options.ts';
import type { TriggerDefinition } from '#core/definition/types.ts';
import { isObject } from '#core/json/objects.ts';
import type { Rule, RuleContext } from '#core/validation/rule.ts';

/** Settings of triggers that exclude each other, or that are not applied here yet (WDL reference 3). */
export const triggerSettings: Rule = (context) => {
  for (const [name, trigger] of Object.entries(context.definition.triggers ?? {})) checkTrigger(context, name, trigger);
};

function checkTrigger({ report }: RuleContext, name: string, trigger: TriggerDefinition): void {
  const path = ['triggers', name];
  const { relativePath, method } = trigger.inputs ?? {};
  if (typeof relativePath === 'string' && relativePath !== '' && !method) {
    const message = 'A relative path needs a method.';
    report({ code: 'PathWithoutMethod', message, path: [...path, 'inputs', 'relativePath'], action: name });
  }
  if (trigger.splitOn !== undefined && trigger.type.toLowerCase() === 'recurrence') {
    const message = 'A Recurrence has no items to split on; remove splitOn.';
    report({ code: 'SplitOnRecurrence', message, path: [...path, 'splitOn'], action: name });
  }
  const concurrency = trigger.runtimeConfiguration?.concurrency;
  const runs = isObject(concurrency) ? concurrency.runs : undefined;
  const isSingle = optionWords(trigger.operationOptions).includes('singleinstance');
  if (isSingle && runs !== undefined) {
    const message = 'SingleInstance and a number of runs exclude each other; remove one.';
    report({ code: 'SingleInstanceRuns', message, path: [...path, 'operationOptions'], action: name });
  }
  if (!isSingle && runs === undefined) return;
  report({
    code: 'UnsupportedSetting',
    severity: 'warning',
    message: 'A limit on runs at the same time is not applied here yet: runs start as they come.',
    path: [...path, isSingle ? 'operationOptions' : 'runtimeConfiguration'],
    action: name,
  });
}
