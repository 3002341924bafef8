import { isExpression } from '#core/actions/input-schemas.ts';
import { recurrenceSchema } from '#core/definition/recurrence-shape.ts';
import type { Recurrence } from '#core/definition/types.ts';
import { isObject } from '#core/json/objects.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { LIMITS } from '#core/limits.ts';
import { checkLimit } from '#core/validation/over-limit.ts';
import type { Rule, RuleContext } from '#core/validation/rule.ts';
import { checkRecurrence } from './recurrences.ts';

/** Seconds between releases by schedule in Logic Apps, at least (WDL reference 17). */
const LEAST_SECONDS = 60;

type Place = { path: string[]; action: string };

/** Each batch of a Batch trigger has criteria that can be met (WDL reference 3.2 and 17). */
export const batches: Rule = (context) => {
  for (const [action, { type, inputs = {} }] of Object.entries(context.definition.triggers ?? {})) {
    if (type.toLowerCase() !== 'batch') continue;
    const path = ['triggers', action, 'inputs'];
    const { mode, configurations } = inputs;
    if (typeof mode === 'string' && mode.toLowerCase() === 'integrationaccount') {
      const message = 'There is no integration account here: set the mode to Inline, with the criteria in the trigger.';
      context.report({ code: 'BatchMode', message, path: [...path, 'mode'], action });
    }
    if (isObject(configurations)) checkBatches(context, configurations, { path: [...path, 'configurations'], action });
  }
};

function checkBatches(context: RuleContext, configurations: ValueObject, { path, action }: Place): void {
  const names = new Set<string>();
  for (const [name, configuration] of Object.entries(configurations)) {
    const place = { path: [...path, name], action };
    checkLimit(context, { limit: LIMITS.partitionName, size: name.length, ...place });
    if (names.has(name.toLowerCase())) {
      const message = `Another batch is called "${name}" as well, but for the letter case: nothing can be sent to this one.`;
      context.report({ code: 'DuplicateBatch', message, ...place });
    }
    names.add(name.toLowerCase());
    checkCriteria(context, name, configuration, { path: [...place.path, 'releaseCriteria'], action });
  }
}

function checkCriteria(context: RuleContext, name: string, configuration: Value, { path, action }: Place): void {
  const criteria = isObject(configuration) ? configuration.releaseCriteria : undefined;
  if (isExpression(criteria)) return;
  const { messageCount, batchSize, recurrence } = isObject(criteria) ? criteria : {};
  if ((messageCount ?? batchSize ?? recurrence ?? null) === null) {
    const message = `The batch "${name}" is never released: give "releaseCriteria" a messageCount, batchSize or recurrence.`;
    context.report({ code: 'BatchCriteria', message, path, action });
  }
  const sizes = { messageCount: LIMITS.batchMessages, batchSize: LIMITS.batchSize };
  for (const [field, limit] of Object.entries(sizes)) {
    const value = isObject(criteria) ? criteria[field] : undefined;
    if (value === undefined || value === null || isExpression(value)) continue;
    const place = { path: [...path, field], action };
    const size = typeof value === 'object' ? Number.NaN : Number(value);
    if (Number.isInteger(size) && size >= 1) checkLimit(context, { limit, size, ...place });
    else context.report({ code: 'BatchCriteria', message: `"${field}" is a whole number from 1.`, ...place });
  }
  if (isObject(recurrence)) checkSchedule(context, recurrence, { path: [...path, 'recurrence'], action });
}

function checkSchedule({ report }: RuleContext, given: ValueObject, { path, action }: Place): void {
  const complain = (at: string[], message: string) => {
    report({ code: 'InvalidRecurrence', message, path: [...path, ...at], action });
  };
  const parsed = recurrenceSchema.safeParse(given);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      complain(issue.path.map(String), `The recurrence is not understood: ${issue.message}.`);
    }
    return;
  }
  const recurrence = parsed.data as Recurrence;
  checkRecurrence(recurrence, complain);
  if (recurrence.frequency.toLowerCase() !== 'second' || recurrence.interval >= LEAST_SECONDS) return;
  const message = `Over the Logic Apps limit – it releases a batch every ${LEAST_SECONDS} seconds at most. The flow runs here, but not there.`;
  report({ code: 'OverLimit', severity: 'warning', message, path: [...path, 'interval'], action });
}
