/** The Batch trigger of a published version, and its batches with their expressions worked out (WDL reference 3.2). */

import { findConfiguration, type ReleaseCriteria, readReleaseCriteria } from '#core/batches/release-criteria.ts';
import { describeError, ExpressionError } from '#core/expressions/errors.ts';
import { evaluateTemplate } from '#core/expressions/template.ts';
import type { Value } from '#core/json/value.ts';

import { AppError } from './app-error.ts';
import { type FiredTrigger, triggerContext } from './plan-runs.ts';
import type { PublishedFlow, PublishedVersion } from './published-flows.ts';

export type BatchTrigger = FiredTrigger & { flow: PublishedFlow; version: PublishedVersion };

export type Batch = {
  /** In the trigger's own spelling. */
  name: string;
  criteria: ReleaseCriteria;
};

/** The one of that name, in any letter case, or the first one when no name is given; undefined when there is none. */
export function findBatchTrigger(flow: PublishedFlow, name?: string): BatchTrigger | undefined {
  const { version } = flow;
  if (!version) return undefined;
  for (const [known, definition] of Object.entries(version.definition.triggers ?? {})) {
    const isIt = name === undefined || known.toLowerCase() === name.toLowerCase();
    if (isIt && definition.type.toLowerCase() === 'batch') return { flow, version, name: known, definition };
  }
  return undefined;
}

/** Undefined when the trigger has no such batch. Throws `BadRequest` when its criteria cannot be made out. */
export function findBatch(trigger: BatchTrigger, batchName: string, now: number): Batch | undefined {
  const found = findConfiguration(configurationsOf(trigger, now), batchName);
  if (!found) return undefined;
  const criteria = readReleaseCriteria(found.configuration);
  if (!('problem' in criteria)) return { name: found.name, criteria };
  const place = `The batch '${found.name}' of the flow '${trigger.flow.name}'`;
  throw new AppError('BadRequest', `${place} cannot be collected: ${criteria.problem}`);
}

function configurationsOf(trigger: BatchTrigger, now: number): Value {
  try {
    const context = triggerContext(trigger, { trigger: { name: trigger.name }, now });
    return evaluateTemplate(trigger.definition.inputs?.configurations ?? null, context);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    const place = `The batches of the flow '${trigger.flow.name}'`;
    throw new AppError('BadRequest', `${place} cannot be made out: ${describeError(error)}`);
  }
}
