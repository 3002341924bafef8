import { isExpression } from '#core/actions/input-schemas.ts';
import { isFollowedResponse } from '#core/definition/durable-reason.ts';
import type { LocatedAction } from '#core/definition/walk.ts';
import { parseDuration } from '#core/interpreter/duration.ts';
import { integerOf } from '#core/json/integer-of.ts';
import { isObject } from '#core/json/objects.ts';
import type { Value } from '#core/json/value.ts';
import { type Rule, type RuleContext, typeOf } from '#core/validation/rule.ts';

/** What a Stateless flow of Logic Apps has not (WDL reference 1, 11.1 and 17). It runs here. */
const LONGEST_LOOP = 100;
const LONGEST_LOOP_MS = 300_000;
const LONGEST_RETRY_MS = 60_000;
const FOREIGN_TRIGGERS = ['recurrence', 'slidingwindow', 'http', 'apiconnection'];
const WAITING_ACTIONS = ['httpwebhook', 'apiconnectionwebhook', 'openapiconnectionwebhook'];

type Place = { path: readonly string[]; action: string };

export const stateless: Rule = (context) => {
  if (context.kind !== 'Stateless') return;
  for (const [name, { type }] of Object.entries(context.definition.triggers ?? {})) {
    if (!FOREIGN_TRIGGERS.includes(type.toLowerCase())) continue;
    warn(context, `a trigger of the type ${type}`, { path: ['triggers', name, 'type'], action: name });
  }
  for (const located of context.actions) checkAction(context, located);
};

function checkAction(context: RuleContext, located: LocatedAction): void {
  const { name, path, action } = located;
  const at = (...field: string[]): Place => ({ path: [...path, ...field], action: name });
  const type = typeOf(located);
  if (WAITING_ACTIONS.includes(type)) warn(context, 'steps that wait to be called back', at('type'));
  if (isObject(action.runtimeConfiguration?.contentTransfer)) {
    warn(context, 'bodies in chunks', at('runtimeConfiguration', 'contentTransfer'));
  }
  if (type === 'until') checkUntil(context, located, at);
  if (type === 'foreach' && Array.isArray(action.foreach) && action.foreach.length > LONGEST_LOOP) {
    warn(context, `loops of more than ${LONGEST_LOOP} items`, at('foreach'));
  }
  if (isFollowedResponse(located)) warn(context, 'steps after the Response', at());
  checkRetries(context, action.inputs, at);
}

type At = (...field: string[]) => Place;

function checkUntil(context: RuleContext, { action }: LocatedAction, at: At): void {
  const { count, timeout } = action.limit ?? {};
  if ((integerOf(count) ?? 0) > LONGEST_LOOP) {
    warn(context, `loops of more than ${LONGEST_LOOP} cycles`, at('limit', 'count'));
  }
  if (durationOf(timeout) > LONGEST_LOOP_MS) warn(context, 'loops of more than 5 minutes', at('limit', 'timeout'));
}

function checkRetries(context: RuleContext, inputs: Value | undefined, at: At): void {
  const policy = isObject(inputs) ? inputs.retryPolicy : undefined;
  if (!isObject(policy) || durationOf(policy.interval) <= LONGEST_RETRY_MS) return;
  warn(context, 'waits of more than a minute between retries', at('inputs', 'retryPolicy', 'interval'));
}

/** Milliseconds; 0 for what is no constant duration. */
function durationOf(value: Value | undefined): number {
  return typeof value === 'string' && !isExpression(value) ? (parseDuration(value) ?? 0) : 0;
}

function warn({ report }: RuleContext, what: string, place: Place): void {
  const message = `In a Stateless flow, Logic Apps does not allow ${what}. The flow runs here, but not there.`;
  report({ code: 'OverLimit', severity: 'warning', message, ...place });
}
