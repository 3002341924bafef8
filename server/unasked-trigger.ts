/** The trigger of a published flow that starts by itself, with what its expressions may read besides. */

import { describeError, ExpressionError } from '#core/expressions/errors.ts';
import { evaluateTemplate } from '#core/expressions/template.ts';
import { parseDuration } from '#core/interpreter/duration.ts';
import { printJson } from '#core/json/print-json.ts';
import type { Value } from '#core/json/value.ts';
import { AppError } from './app-error.ts';
import { appSettingsIn } from './app-settings.ts';
import { type FiredTrigger, triggerContext } from './plan-runs.ts';
import { loadPublishedFlow, type PublishedFlow, type PublishedVersion } from './published-flows.ts';

export type UnaskedTrigger = FiredTrigger & { flow: PublishedFlow; version: PublishedVersion };

/** Undefined when the flow is gone or its published version starts in another way. `type` in lower case. */
export async function loadUnaskedTrigger(flowId: string, type: string): Promise<UnaskedTrigger | undefined> {
  const flow = await loadPublishedFlow(flowId);
  const version = flow?.version;
  if (!flow || !version) return undefined;
  const { definition, parameters } = version;
  const found = Object.entries(definition.triggers ?? {}).find(([, trigger]) => trigger.type.toLowerCase() === type);
  if (!found) return undefined;
  const [name, trigger] = found;
  const texts = [trigger, definition.parameters ?? {}, parameters].map((part) => printJson(part as Value));
  return { flow, version: { ...version, appSettings: appSettingsIn(texts) }, name, definition: trigger };
}

/** Milliseconds after its beginning at which a window is played. Throws `BadRequest` when the delay is no duration. */
export function windowDelay(trigger: FiredTrigger, now: number): number {
  const template = trigger.definition.inputs?.delay ?? null;
  try {
    const delay = evaluateTemplate(template, triggerContext(trigger, { trigger: { name: trigger.name }, now }));
    const duration = typeof delay === 'string' ? parseDuration(delay) : undefined;
    if (delay === null) return 0;
    if (duration !== undefined) return duration;
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    throw new AppError('BadRequest', `The trigger's delay failed: ${describeError(error)}`);
  }
  throw new AppError('BadRequest', "The trigger's delay is no ISO 8601 duration such as PT5M.");
}
