import { isExpression } from '#core/actions/input-schemas.ts';
import { insertProperties } from '#core/definition/json-edit.ts';
import { findProperty, nodeAt } from '#core/definition/json-pointer.ts';
import { optionWords } from '#core/definition/operation-options.ts';
import { MISSED_FIRES, OVERLAPS } from '#core/definition/schedule-policies.ts';
import type { TriggerDefinition } from '#core/definition/types.ts';
import { isObject } from '#core/json/objects.ts';
import type { Value } from '#core/json/value.ts';
import { LIMITS } from '#core/limits.ts';
import { removal } from '#core/validation/fixes.ts';
import { checkLimit } from '#core/validation/over-limit.ts';
import type { Rule, RuleContext } from '#core/validation/rule.ts';

/** Settings of triggers that exclude each other, or that have no effect (WDL reference 3). */
export const triggerSettings: Rule = (context) => {
  for (const [name, trigger] of Object.entries(context.definition.triggers ?? {})) checkTrigger(context, name, trigger);
};

function checkTrigger(context: RuleContext, name: string, trigger: TriggerDefinition): void {
  const { node, report } = context;
  checkOptions(context, name, trigger);
  checkSecureData(context, name, trigger);
  checkPolicies(context, name, trigger);
  const path = ['triggers', name];
  const { relativePath, method } = trigger.inputs ?? {};
  if (typeof relativePath === 'string' && relativePath !== '' && !method) {
    const message = 'A relative path needs a method.';
    const inputs = nodeAt(node, [...path, 'inputs']);
    const method = { name: 'method', content: { value: 'GET' } };
    const edit = inputs?.kind === 'object' &&
      !findProperty(inputs, 'method') && [insertProperties(context.text, inputs, { properties: [method] })];
    const fix = edit && { title: 'Add "method": "GET"', edit };
    const at = [...path, 'inputs', 'relativePath'];
    report({ code: 'PathWithoutMethod', message, path: at, action: name, ...(fix && { fix }) });
  }
  if (trigger.splitOn !== undefined && ITEMLESS.includes(trigger.type.toLowerCase())) {
    const message = `A ${trigger.type} has no items to split on; remove splitOn.`;
    const at = [...path, 'splitOn'];
    report({ code: 'SplitOnRecurrence', message, path: at, action: name, ...removal(node, at, 'Remove splitOn') });
  }
  checkExpressions(context, name, trigger);
  const concurrency = trigger.runtimeConfiguration?.concurrency;
  const runs = isObject(concurrency) ? concurrency.runs : undefined;
  const isSingle = optionWords(trigger.operationOptions).includes('singleinstance');
  if (isSingle && runs !== undefined) {
    const message = 'SingleInstance and a number of runs exclude each other; remove one.';
    const at = [...path, 'operationOptions'];
    const isOnly = optionWords(trigger.operationOptions).length === 1;
    const fix = isOnly ? removal(node, at, 'Keep the number of runs') : {};
    report({ code: 'SingleInstanceRuns', message, path: at, action: name, ...fix });
  }
  checkRuns(context, name, concurrency);
}

/** The types whose outputs hold no list (WDL reference 3.5). */
const ITEMLESS = ['recurrence', 'slidingwindow'];

/** What is asked of each firing must be an expression (WDL reference 3.4 and 3.5). */
function checkExpressions({ report }: RuleContext, name: string, { splitOn, conditions }: TriggerDefinition): void {
  const path = ['triggers', name];
  if (splitOn !== undefined && !Array.isArray(splitOn) && !isExpression(splitOn)) {
    const message = "splitOn is an expression that gives a list, such as @triggerBody()?['value'].";
    report({ code: 'SplitOn', message, path: [...path, 'splitOn'], action: name });
  }
  for (const [index, { expression }] of (conditions ?? []).entries()) {
    if (typeof expression === 'boolean' || isExpression(expression)) continue;
    const message = "A condition of a trigger is an expression, such as @equals(triggerBody()?['state'], 'open').";
    report({ code: 'InvalidCondition', message, path: [...path, 'conditions', index, 'expression'], action: name });
  }
}

/** WDL reference 11.9. */
const OPTIONS: { [option: string]: readonly string[] } = {
  includeauthorizationheadersinoutputs: ['request', 'manual', 'httpwebhook'],
  suppressworkflowheadersonresponse: ['request', 'manual', 'httpwebhook'],
  enableschemavalidation: ['request', 'manual'],
};

function checkOptions(
  { node, report }: RuleContext,
  name: string,
  { type, operationOptions }: TriggerDefinition,
): void {
  const words = optionWords(operationOptions);
  for (const word of words) {
    if (word === 'singleinstance' || OPTIONS[word]?.includes(type.toLowerCase())) continue;
    const message = `A trigger of the type ${type} has no option "${word}"; it has no effect.`;
    const path = ['triggers', name, 'operationOptions'];
    const fix = words.length === 1 ? removal(node, path, 'Remove the option') : {};
    report({ code: 'OptionWithoutEffect', severity: 'warning', message, path, action: name, ...fix });
  }
}

/** WDL reference 11.7: a Recurrence has nothing to hide. */
function checkSecureData({ node, report }: RuleContext, name: string, trigger: TriggerDefinition): void {
  const { type, runtimeConfiguration } = trigger;
  if (runtimeConfiguration?.secureData === undefined || type.toLowerCase() !== 'recurrence') return;
  const path = ['triggers', name, 'runtimeConfiguration', 'secureData'];
  const message = 'A Recurrence has no inputs or outputs to hide.';
  const fix = removal(node, path, 'Remove it');
  report({ code: 'SecureData', severity: 'warning', message, path, action: name, ...fix });
}

/** Words that would be passed over otherwise. */
function checkPolicies({ report }: RuleContext, name: string, { type, metadata }: TriggerDefinition): void {
  if (type.toLowerCase() !== 'recurrence') return;
  for (const [field, words] of Object.entries({ missedFires: MISSED_FIRES, overlap: OVERLAPS })) {
    const word = metadata?.[field];
    if (word === undefined || words.some((known) => known === word)) continue;
    const message = `"${field}" is one of ${words.join(', ')}.`;
    report({ code: 'SchedulePolicy', message, path: ['triggers', name, 'metadata', field], action: name });
  }
}

/** WDL reference 3.6. */
function checkRuns(context: RuleContext, name: string, concurrency: Value | undefined): void {
  if (!isObject(concurrency)) return;
  const limits = { runs: LIMITS.triggerRuns, maximumWaitingRuns: LIMITS.waitingRuns };
  for (const [field, limit] of Object.entries(limits)) {
    const value = concurrency[field];
    if (value === undefined || value === null || isExpression(value)) continue;
    const place = { path: ['triggers', name, 'runtimeConfiguration', 'concurrency', field], action: name };
    const size = typeof value === 'object' ? Number.NaN : Number(value);
    if (Number.isInteger(size) && size >= 1) checkLimit(context, { limit, size, ...place });
    else {
      const message = `"${field}" is a whole number from 1.`;
      context.report({ code: 'TriggerConcurrency', message, ...place });
    }
  }
}
