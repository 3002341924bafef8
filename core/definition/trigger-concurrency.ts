/** How many runs of a flow may be under way at a time: the setting of its trigger (WDL reference 3.6). */

import { integerOf } from '#core/json/integer-of.ts';
import { isObject } from '#core/json/objects.ts';
import type { Value } from '#core/json/value.ts';
import { hasOption } from './operation-options.ts';
import type { TriggerDefinition, WorkflowDefinition } from './types.ts';

export type TriggerConcurrency = {
  runs: number;
  /** How many more may wait for their turn; what comes then is refused. */
  waiting: number;
};

/** Undefined where runs start without limit. */
export function triggerConcurrency({ triggers = {} }: WorkflowDefinition): TriggerConcurrency | undefined {
  return Object.values(triggers)
    .map(concurrencyOf)
    .find((limit) => limit !== undefined);
}

function concurrencyOf(trigger: TriggerDefinition): TriggerConcurrency | undefined {
  const setting = trigger.runtimeConfiguration?.concurrency;
  const given = isObject(setting) ? setting : {};
  const runs = hasOption(trigger, 'SingleInstance') ? 1 : count(given.runs);
  if (runs === undefined) return undefined;
  return { runs, waiting: count(given.maximumWaitingRuns) ?? 10 + runs };
}

function count(value: Value | undefined): number | undefined {
  const number = integerOf(value);
  return number !== undefined && number > 0 ? number : undefined;
}
