import type { LocatedAction } from '#core/definition/walk.ts';
import { findPropertyName } from '#core/json/get-property.ts';
import { isObject } from '#core/json/objects.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { choiceFix } from '#core/validation/choices.ts';
import { type Rule, type RuleContext, typeOf } from '#core/validation/rule.ts';

const STATUSES = ['Succeeded', 'Failed', 'Skipped', 'Cancelled', 'TimedOut'];
const OPTIONS = ['Enabled', 'Disabled'];

/** Static results say how an action ends; an action that has one names an entry that exists (WDL reference 11.8). */
export const staticResults: Rule = (context) => {
  const results = context.definition.staticResults ?? {};
  for (const [name, result] of Object.entries(results)) checkResult(context, name, result);
  for (const located of context.actions) checkSetting(context, located, results);
};

function checkResult({ node, report }: RuleContext, name: string, result: Value): void {
  const path = ['staticResults', name];
  if (!isObject(result)) {
    report({ code: 'StaticResult', message: `The static result "${name}" must be an object.`, path });
    return;
  }
  const { status, error } = result;
  const given = typeof status === 'string' ? status : '';
  const known = STATUSES.find((one) => one.toLowerCase() === given.toLowerCase());
  if (known === undefined) {
    report({
      code: 'StaticResult',
      severity: status === undefined ? 'warning' : 'error',
      message: `The status of a static result is one of ${STATUSES.join(', ')}.`,
      path: [...path, 'status'],
      ...choiceFix(node, [...path, 'status'], { given, choices: STATUSES }),
    });
  } else if (known === 'Failed' && !isObject(error)) {
    const message = `The static result "${name}" fails: Logic Apps wants an "error" with code and message in it.`;
    report({ code: 'StaticResultError', severity: 'warning', message, path: [...path, 'error'] });
  }
}

function checkSetting(context: RuleContext, located: LocatedAction, results: ValueObject): void {
  const { name, path, action } = located;
  const setting = action.runtimeConfiguration?.staticResult;
  if (!isObject(setting)) return;
  const at = [...path, 'runtimeConfiguration', 'staticResult'];
  const option = setting.staticResultOptions;
  const isKnown = OPTIONS.some((known) => typeof option === 'string' && known.toLowerCase() === option.toLowerCase());
  if (option !== undefined && !isKnown) {
    const message = `"staticResultOptions" is one of ${OPTIONS.join(', ')}; as it stands the action is called.`;
    const place = { path: [...at, 'staticResultOptions'], action: name };
    context.report({ code: 'StaticResultOption', severity: 'warning', message, ...place });
  }
  const entry = typeof setting.name === 'string' ? setting.name : '';
  const key = findPropertyName(results, entry);
  if (key !== undefined) {
    checkAnswer(context, located, { key, result: results[key] ?? null });
    return;
  }
  context.report({
    code: 'UnknownStaticResult',
    message: `"staticResults" has no entry "${entry}".`,
    path: [...at, 'name'],
    action: name,
    ...choiceFix(context.node, [...at, 'name'], { given: entry, choices: Object.keys(results) }),
  });
}

/** An HTTP action that went well has the status of an answer. */
function checkAnswer(context: RuleContext, located: LocatedAction, { key, result }: { key: string; result: Value }) {
  if (typeOf(located) !== 'http' || !isObject(result)) return;
  const { status, outputs } = result;
  const hasStatus = isObject(outputs) && (outputs.statusCode ?? null) !== null;
  if (typeof status !== 'string' || status.toLowerCase() !== 'succeeded' || hasStatus) return;
  const message = `The static result "${key}" of the HTTP action "${located.name}" has no "statusCode" in its outputs.`;
  const path = ['staticResults', key, 'outputs'];
  context.report({ code: 'StaticResultStatus', severity: 'warning', message, path, action: located.name });
}
