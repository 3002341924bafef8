/** The requests by which an HttpWebhook trigger subscribes and unsubscribes, with all expressions worked out. */

import { describeError, ExpressionError } from '#core/expressions/errors.ts';
import { evaluateTemplate } from '#core/expressions/template.ts';
import { isObject } from '#core/json/objects.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { AppError } from '#server/app-error.ts';
import { triggerContext } from '#server/plan-runs.ts';
import { loadPublishedFlow } from '#server/published-flows.ts';

export type SubscriptionRequests = { subscribe: ValueObject; unsubscribe?: ValueObject };

/** Throws `NotFound` when the version is no longer the published one, `BadRequest` when an expression fails. */
export async function subscriptionRequests(
  { flowId, versionId }: { flowId: string; versionId: string },
  callbackUrl: string,
  now = Date.now(),
): Promise<SubscriptionRequests> {
  const flow = await loadPublishedFlow(flowId);
  const version = flow?.version;
  const [name, definition] =
    Object.entries(version?.definition.triggers ?? {}).find(([, { type }]) => type.toLowerCase() === 'httpwebhook') ??
    [];
  if (!flow || version?.id !== versionId || name === undefined || !definition) {
    throw new AppError('NotFound', 'The published version of the flow has changed meanwhile.');
  }
  const context = triggerContext({ flow, version, name, definition }, { trigger: { name }, callbackUrl, now });
  const { subscribe, unsubscribe } = evaluated(definition.inputs ?? {}, context);
  if (!isObject(subscribe)) throw new AppError('BadRequest', "The trigger's 'subscribe' is no object.");
  const hasEnd = isObject(unsubscribe) && typeof unsubscribe.uri === 'string' && unsubscribe.uri !== '';
  return hasEnd ? { subscribe, unsubscribe } : { subscribe };
}

function evaluated(inputs: Value, context: Parameters<typeof evaluateTemplate>[1]): ValueObject {
  try {
    const value = evaluateTemplate(inputs, context);
    return isObject(value) ? value : {};
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    throw new AppError('BadRequest', `The trigger's inputs failed: ${describeError(error)}`);
  }
}
