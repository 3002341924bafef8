/** Wait: for an interval, or until a time; a time in the past is no wait (WDL reference 5). */

import { ExpressionError } from '#core/expressions/errors.ts';
import { parseTimestamp } from '#core/expressions/time/parse-timestamp.ts';
import { toMilliseconds } from '#core/expressions/time/timestamp.ts';
import { ActionError } from '#core/interpreter/action-error.ts';
import { callFunction } from '#core/interpreter/evaluate.ts';
import { type ActionRunner, evaluateInputs, recordProgress, type Step, succeeded } from '#core/interpreter/step.ts';
import { getProperty } from '#core/json/get-property.ts';
import { integerOf } from '#core/json/integer-of.ts';
import { isObject } from '#core/json/objects.ts';
import type { Value, ValueObject } from '#core/json/value.ts';

const UNITS = ['Second', 'Minute', 'Hour', 'Day', 'Week', 'Month'] as const;

export const wait: ActionRunner = async (step) => {
  const inputs = await evaluateInputs(step);
  const now = step.run.host.now();
  const until = await endOf(step, inputs);
  if (until > now) {
    const waiting = { for: 'delay', until } as const;
    recordProgress(step, { status: 'Waiting', inputs, waiting });
    await step.run.host.sleep(until - now, step.run.signal, waiting);
  }
  return succeeded('NotSpecified', { inputs });
};

async function endOf(step: Step, inputs: Value): Promise<number> {
  const interval = isObject(inputs) ? getProperty(inputs, 'interval') : undefined;
  if (isObject(interval)) return afterInterval(step, interval);
  const until = isObject(inputs) ? getProperty(inputs, 'until') : undefined;
  const timestamp = isObject(until) ? getProperty(until, 'timestamp') : undefined;
  if (typeof timestamp === 'string') return timeOf(timestamp);
  throw new ActionError('InvalidTemplate', "Wait needs 'interval' with count and unit, or 'until' with a timestamp.", {
    inputs,
  });
}

/** Months are those of the calendar, so the language's own arithmetic of dates is asked. */
async function afterInterval(step: Step, interval: ValueObject): Promise<number> {
  const count = integerOf(getProperty(interval, 'count'));
  const given = getProperty(interval, 'unit');
  const unit = UNITS.find((known) => typeof given === 'string' && isUnit(given, known));
  if (count === undefined || count < 0 || unit === undefined) {
    const message = `'interval' needs a whole number as count and a unit out of ${UNITS.join(', ')}.`;
    throw new ActionError('InvalidTemplate', message, { inputs: { interval } });
  }
  const start = new Date(step.run.host.now()).toISOString();
  const end = await callFunction(
    { name: 'addToTime', values: [start, count, unit] },
    { ...step, field: 'inputs/interval' },
  );
  return timeOf(String(end));
}

function isUnit(given: string, unit: string): boolean {
  const folded = given.toLowerCase();
  return folded === unit.toLowerCase() || folded === `${unit.toLowerCase()}s`;
}

/** Milliseconds since the epoch; a time without an offset is UTC, as everywhere in the language. */
function timeOf(timestamp: string): number {
  try {
    return toMilliseconds(parseTimestamp(timestamp).ticks);
  } catch (error) {
    if (error instanceof ExpressionError) throw new ActionError(error.code, `Wait: ${error.message}`);
    throw error;
  }
}
