/** What the trigger of a draft gives when it is tested: the decisions are those of a real call. */

import type { TriggerDefinition } from '#core/definition/types.ts';
import { JsonSyntaxError } from '#core/json/json-syntax-error.ts';
import { parseJson } from '#core/json/parse-json.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { AppError } from '#server/app-error.ts';
import { checkTriggerBody } from '#server/check-trigger-body.ts';
import { type FiredTrigger, type PlannedRun, planRuns } from '#server/plan-runs.ts';

export type TestFiring = Pick<FiredTrigger, 'flow' | 'version'> & {
  /** JSON text. */
  body: string | undefined;
  /** Milliseconds since the epoch. */
  now: number;
};

/** Throws `BadRequest` when nothing would run, `BodyNotJson` and `BodyDoesNotMatchSchema`. */
export function fireTestTrigger({ flow, version, body, now }: TestFiring): { run: PlannedRun; notes: string[] } {
  const [first] = Object.entries(version.definition.triggers ?? {});
  if (!first) throw new AppError('BadRequest', 'The draft has no trigger, so nothing can start it: add one first.');
  const [name, definition] = first;
  const value = body === undefined ? undefined : readBody(body);
  checkTriggerBody(definition, value);
  const trigger = { flow: { id: flow.id, name: flow.name }, version, name, definition };
  const plan = planRuns({ trigger, outputs: outputsOf(definition, value) }, now);
  if (plan.outcome === 'Skipped') throw new AppError('BadRequest', `Nothing would run. ${plan.reason}`);
  if (plan.outcome === 'Accepted') return { run: plan.run, notes: [] };
  const [run] = plan.runs;
  if (!run) throw new AppError('BadRequest', 'Nothing would run: splitOn gives no item.');
  const note = `The trigger starts a run for each item of its body; this is the first of ${plan.runs.length}.`;
  return { run, notes: plan.runs.length > 1 ? [note] : [] };
}

function readBody(text: string): Value {
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof JsonSyntaxError) throw new AppError('BodyNotJson', `The body is not JSON: ${error.message}`);
    throw error;
  }
}

function outputsOf({ type }: TriggerDefinition, body: Value | undefined): ValueObject {
  if (body === undefined) return type.toLowerCase() === 'recurrence' ? {} : { headers: {} };
  return { headers: { 'Content-Type': 'application/json' }, body };
}
