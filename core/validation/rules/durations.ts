import { isExpression } from '#core/actions/input-schemas.ts';
import { parseDuration } from '#core/interpreter/duration.ts';
import { type Rule, typeOf } from '#core/validation/rule.ts';

/** The types with a `limit.timeout` (WDL reference 11.2). */
const WITH_TIMEOUT = [
  'http',
  'until',
  'httpwebhook',
  'apiconnection',
  'apiconnectionwebhook',
  'workflow',
  'foreach',
  'scope',
];

/** Time limits are ISO 8601 durations, on types that have them. */
export const durations: Rule = ({ actions, report }) => {
  for (const located of actions) {
    const { name, path, action } = located;
    const timeout = action.limit?.timeout;
    if (timeout === undefined || timeout === null) continue;
    const at = { path: [...path, 'limit', 'timeout'], action: name };
    if (!isExpression(timeout) && (typeof timeout !== 'string' || parseDuration(timeout) === undefined)) {
      const message = 'A time limit is a duration such as PT30S, PT5M, PT1H or P1D.';
      report({ code: 'InvalidDuration', message, ...at });
    }
    if (!WITH_TIMEOUT.includes(typeOf(located))) {
      const message = `${action.type} has no time limit; this one has no effect.`;
      report({ code: 'TimeoutWithoutEffect', severity: 'warning', message, ...at });
    }
  }
};
