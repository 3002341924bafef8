import { isExpression } from '#core/actions/input-schemas.ts';
import type { ActionDefinition } from '#core/definition/types.ts';
import { parseDuration } from '#core/interpreter/duration.ts';
import { isObject } from '#core/json/objects.ts';
import { removal } from '#core/validation/fixes.ts';
import { type Rule, type RuleContext, typeOf } from '#core/validation/rule.ts';

/** The types with a `limit.timeout` (WDL reference 11.2). */
const WITH_TIMEOUT = ['http', 'until', 'httpwebhook', 'apiconnection', 'apiconnectionwebhook', 'workflow', 'agent'];

/** Time limits are ISO 8601 durations, on types that have them. */
export const durations: Rule = (context) => {
  const { actions, definition, node, report } = context;
  for (const [name, action] of Object.entries(definition.triggers ?? {})) {
    checkRequestTimeout(context, { name, path: ['triggers', name], action });
  }
  for (const located of actions) {
    const { name, path, action } = located;
    checkRequestTimeout(context, located);
    const timeout = action.limit?.timeout;
    if (timeout === undefined || timeout === null) continue;
    const at = { path: [...path, 'limit', 'timeout'], action: name };
    if (!isExpression(timeout) && (typeof timeout !== 'string' || parseDuration(timeout) === undefined)) {
      const message = 'A time limit is a duration such as PT30S, PT5M, PT1H or P1D.';
      report({ code: 'InvalidDuration', message, ...at });
    }
    if (!WITH_TIMEOUT.includes(typeOf(located))) {
      const message = `${action.type} has no time limit; this one has no effect.`;
      report({
        code: 'TimeoutWithoutEffect',
        severity: 'warning',
        message,
        ...at,
        ...removal(node, at.path, 'Remove it'),
      });
    }
  }
};

type Caller = {
  name: string;
  path: readonly (string | number)[];
  action: Pick<ActionDefinition, 'runtimeConfiguration'>;
};

function checkRequestTimeout({ report }: RuleContext, { name, path, action }: Caller): void {
  const options = action.runtimeConfiguration?.requestOptions;
  const timeout = isObject(options) ? options.timeout : undefined;
  if (timeout === undefined || timeout === null || isExpression(timeout)) return;
  if (typeof timeout === 'string' && parseDuration(timeout) !== undefined) return;
  const message = 'The time limit of a request is a duration such as PT30S or PT5M.';
  const at = [...path, 'runtimeConfiguration', 'requestOptions', 'timeout'];
  report({ code: 'InvalidDuration', message, path: at, action: name });
}
