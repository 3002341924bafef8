import { isExpression } from '#core/actions/input-schemas.ts';
import { ExpressionError } from '#core/expressions/errors.ts';
import { parseTimestamp } from '#core/expressions/time/parse-timestamp.ts';
import { integerOf } from '#core/json/integer-of.ts';
import { isObject } from '#core/json/objects.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { LIMITS } from '#core/limits.ts';
import { removal } from '#core/validation/fixes.ts';
import { checkLimit } from '#core/validation/over-limit.ts';
import { actionsOfType, type Rule, type RuleContext } from '#core/validation/rule.ts';

/** Milliseconds; a month is taken for 30 days. */
const UNITS: { [unit: string]: number } = {
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
  month: 2_592_000_000,
};

type Place = { path: string[]; action: string };

/** A Wait has one end, which can be told (WDL reference 5). */
export const waits: Rule = (context) => {
  for (const { name, path, action } of actionsOfType(context, 'wait')) {
    if (!isObject(action.inputs)) continue;
    const { interval, until } = action.inputs;
    const at = (field: string): Place => ({ path: [...path, 'inputs', field], action: name });
    if (isObject(interval)) checkInterval(context, interval, at('interval'));
    if (isObject(until)) checkTimestamp(context, until.timestamp, at('until'));
    if (!isObject(interval) || !isObject(until)) continue;
    const message = 'A Wait is for an interval or until a time; with both, the interval counts.';
    const place = at('until');
    const fix = removal(context.node, place.path, 'Keep the interval');
    context.report({ code: 'WaitTwice', severity: 'warning', message, ...place, ...fix });
  }
};

function checkInterval(context: RuleContext, { count, unit }: ValueObject, { path, action }: Place): void {
  if (count === undefined || isExpression(count)) return;
  const number = integerOf(count);
  const place = { path: [...path, 'count'], action };
  if (number === undefined) return;
  if (number < 0) {
    context.report({ code: 'WaitCount', message: 'How long to wait is a whole number from 0.', ...place });
    return;
  }
  const length = typeof unit === 'string' ? UNITS[unit.toLowerCase().replace(/s$/, '')] : undefined;
  if (length !== undefined) checkLimit(context, { limit: LIMITS.runDuration, size: number * length, ...place });
}

function checkTimestamp({ report }: RuleContext, timestamp: Value | undefined, { path, action }: Place): void {
  if (typeof timestamp !== 'string' || timestamp === '' || isExpression(timestamp)) return;
  try {
    parseTimestamp(timestamp);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    const message = `"${timestamp}" is no time; write one such as 2026-01-31T08:00:00Z, or an expression.`;
    report({ code: 'WaitTimestamp', message, path: [...path, 'timestamp'], action });
  }
}
