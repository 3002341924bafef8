import { isExpression } from '#core/actions/input-schemas.ts';
import { parseDuration } from '#core/interpreter/duration.ts';
import { isObject } from '#core/json/objects.ts';
import type { ValueObject } from '#core/json/value.ts';
import type { Rule } from '#core/validation/rule.ts';

const TYPES = ['default', 'none', 'fixed', 'exponential'];
const MOST_RETRIES = 90;
const LEAST_INTERVAL = 5000;
const MOST_INTERVAL = 86_400_000;

type Complaint = (field: string, message: string, severity?: 'warning') => void;

/** Retry policies that can be kept (WDL reference 11.1). What only Logic Apps would refuse is a warning. */
export const retryPolicies: Rule = ({ actions, report }) => {
  for (const { name, path, action } of actions) {
    const policy = isObject(action.inputs) ? action.inputs.retryPolicy : undefined;
    if (!isObject(policy)) continue;
    checkPolicy(policy, (field, message, severity = undefined) => {
      const at = [...path, 'inputs', 'retryPolicy', field];
      report({ code: 'InvalidRetryPolicy', message, path: at, action: name, ...(severity && { severity }) });
    });
  }
};

function checkPolicy(policy: ValueObject, complain: Complaint): void {
  const { type } = policy;
  if (isExpression(type)) return;
  const kind = typeof type === 'string' ? type.toLowerCase() : undefined;
  if (kind === undefined || !TYPES.includes(kind)) {
    complain('type', `The type of a retry policy is one of ${TYPES.join(', ')}.`);
    return;
  }
  if (kind === 'fixed' || kind === 'exponential') {
    checkCount(policy, complain);
    for (const field of ['interval', 'minimumInterval', 'maximumInterval']) checkInterval(policy, field, complain);
  }
}

function checkCount({ count }: ValueObject, complain: Complaint): void {
  if (isExpression(count)) return;
  const number = typeof count === 'string' ? Number(count) : count;
  if (typeof number !== 'number' || !Number.isInteger(number) || number < 1) {
    complain('count', 'The number of retries ("count") is a whole number from 1.');
  } else if (number > MOST_RETRIES) complain('count', `Logic Apps allows ${MOST_RETRIES} retries.`, 'warning');
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
