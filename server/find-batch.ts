/** The batches of a Batch trigger, with their expressions worked out (WDL reference 3.2). */

import { findConfiguration, type ReleaseCriteria, readReleaseCriteria } from '#core/batches/release-criteria.ts';
import { describeError, ExpressionError } from '#core/expressions/errors.ts';
import { evaluateTemplate } from '#core/expressions/template.ts';
import type { Value } from '#core/json/value.ts';

import { AppError } from './app-error.ts';
import { triggerContext } from './plan-runs.ts';
import type { UnaskedTrigger } from './unasked-trigger.ts';

export type Batch = {
  /** In the trigger's own spelling. */
  name: string;
  criteria: ReleaseCriteria;
};

/** Undefined when the trigger has no such batch. Throws `BadRequest` when its criteria cannot be made out. */
export function findBatch(trigger: UnaskedTrigger, batchName: string, now: number): Batch | undefined {
  const found = findConfiguration(configurationsOf(trigger, now), batchName);
  if (!found) return undefined;
  const criteria = readReleaseCriteria(found.configuration);
  if (!('problem' in criteria)) return { name: found.name, criteria };
  const place = `The batch '${found.name}' of the flow '${trigger.flow.name}'`;
  throw new AppError('BadRequest', `${place} cannot be collected: ${criteria.problem}`);
}

function configurationsOf(trigger: UnaskedTrigger, now: number): Value {
  try {
    const context = triggerContext(trigger, { trigger: { name: trigger.name }, now });
    return evaluateTemplate(trigger.definition.inputs?.configurations ?? null, context);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    const place = `The batches of the flow '${trigger.flow.name}'`;
    throw new AppError('BadRequest', `${place} cannot be made out: ${describeError(error)}`);
  }
}
