import { isExpression } from '#core/actions/input-schemas.ts';
import { parseDuration } from '#core/interpreter/duration.ts';
import { isObject } from '#core/json/objects.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { LIMITS } from '#core/limits.ts';
import { choiceFix } from '#core/validation/choices.ts';
import { checkLimit } from '#core/validation/over-limit.ts';
import type { Rule, RuleContext } from '#core/validation/rule.ts';

const TYPES = ['default', 'none', 'fixed', 'exponential'];
const COUNTED = ['fixed', 'exponential'];
const LEAST_INTERVAL = 5000;
const MOST_INTERVAL = LIMITS.retryInterval.logicApps;

type Complaint = (field: string, message: string, severity?: 'warning') => void;
type Owner = { inputs: Value | undefined; path: readonly string[]; action: string };

/** Retry policies that can be kept (WDL reference 11.1). What only Logic Apps would refuse is a warning. */
export const retryPolicies: Rule = (context) => {
  for (const { name, path, action } of context.actions) {
    checkInputs(context, { inputs: action.inputs, path: [...path, 'inputs'], action: name });
  }
  for (const [name, { inputs }] of Object.entries(context.definition.triggers ?? {})) {
    checkInputs(context, { inputs, path: ['triggers', name, 'inputs'], action: name });
  }
};

/** A webhook has a policy for each of its two calls. */
function checkInputs(context: RuleContext, { inputs, path, action }: Owner): void {
  if (!isObject(inputs)) return;
  for (const call of ['subscribe', 'unsubscribe']) {
    checkOwn(context, { inputs: inputs[call], path: [...path, call], action });
  }
  checkOwn(context, { inputs, path, action });
}

function checkOwn(context: RuleContext, { inputs, path, action }: Owner): void {
  const policy = isObject(inputs) ? inputs.retryPolicy : undefined;
  if (!isObject(policy)) return;
  checkPolicy(policy, (field, message, severity = undefined) => {
    const at = [...path, 'retryPolicy', field];
    const fix = field === 'type' ? choiceFix(context.node, at, { given: policy.type, choices: TYPES }) : {};
    context.report({ code: 'InvalidRetryPolicy', message, path: at, action, ...(severity && { severity }), ...fix });
  });
  const { type, count } = policy;
  if (typeof type !== 'string' || !COUNTED.includes(type.toLowerCase())) return;
  const size = typeof count === 'number' || typeof count === 'string' ? Number(count) : 0;
  checkLimit(context, { limit: LIMITS.retries, size, path: [...path, 'retryPolicy', 'count'], action });
}

function checkPolicy(policy: ValueObject, complain: Complaint): void {
  const { type } = policy;
  if (isExpression(type)) return;
  const kind = typeof type === 'string' ? type.toLowerCase() : undefined;
  if (kind === undefined || !TYPES.includes(kind)) {
    complain('type', `The type of a retry policy is one of ${TYPES.join(', ')}.`);
    return;
  }
  if (COUNTED.includes(kind)) {
    checkCount(policy, complain);
    for (const field of ['interval', 'minimumInterval', 'maximumInterval']) checkInterval(policy, field, complain);
    checkOrder(policy, complain);
  }
}

function checkOrder({ minimumInterval, maximumInterval }: ValueObject, complain: Complaint): void {
  const [least, most] = [minimumInterval, maximumInterval].map((value) =>
    typeof value === 'string' ? parseDuration(value) : undefined,
  );
  if (least === undefined || most === undefined || least <= most) return;
  complain('maximumInterval', '"maximumInterval" is shorter than "minimumInterval".', 'warning');
}

function checkCount({ count }: ValueObject, complain: Complaint): void {
  if (isExpression(count)) return;
  const number = typeof count === 'string' ? Number(count) : count;
  if (typeof number !== 'number' || !Number.isInteger(number) || number < 1) {
    complain('count', 'The number of retries ("count") is a whole number from 1.');
  }
}

function checkInterval(policy: ValueObject, field: string, complain: Complaint): void {
  const value = policy[field];
  if (isExpression(value) || (value === undefined && field !== 'interval')) return;
  const milliseconds = typeof value === 'string' ? parseDuration(value) : undefined;
  if (milliseconds === undefined) complain(field, `"${field}" must be a duration such as PT10S.`);
  else if (milliseconds < LEAST_INTERVAL || milliseconds > MOST_INTERVAL) {
    complain(field, `Logic Apps allows PT5S to P1D for "${field}".`, 'warning');
  }
}
