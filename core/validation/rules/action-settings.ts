import { isConnectorType } from '#core/actions/connector-types.ts';
import { isExpression } from '#core/actions/input-schemas.ts';
import { optionWords } from '#core/definition/operation-options.ts';
import type { LocatedAction } from '#core/definition/walk.ts';
import { integerOf } from '#core/json/integer-of.ts';
import { isObject } from '#core/json/objects.ts';
import { removal } from '#core/validation/fixes.ts';
import { type Rule, type RuleContext, typeOf } from '#core/validation/rule.ts';

/** Which options a type knows (WDL reference 11.9). */
const OPTIONS: { [type: string]: readonly string[] } = {
  http: ['DisableAsyncPattern', 'SuppressWorkflowHeaders'],
  apiconnection: ['DisableAsyncPattern'],
  function: ['SuppressWorkflowHeaders'],
  apimanagement: ['SuppressWorkflowHeaders'],
  response: ['Asynchronous', 'DisableAsyncPattern'],
  foreach: ['Sequential'],
  until: ['FailWhenLimitsReached'],
};

const VARIABLE_AND_CONTROL = [
  'initializevariable',
  'setvariable',
  'incrementvariable',
  'decrementvariable',
  'appendtostringvariable',
  'appendtoarrayvariable',
  'foreach',
  'if',
  'scope',
  'switch',
  'terminate',
  'until',
];

/** Options, secure data and runtime settings that have no effect on the step they are given to (WDL reference 11). */
export const actionSettings: Rule = (context) => {
  for (const located of context.actions) {
    checkOptions(context, located);
    checkSecureData(context, located);
    checkRuntime(context, located);
  }
};

function checkOptions({ node, report }: RuleContext, located: LocatedAction): void {
  const { name, path, action } = located;
  const known = (OPTIONS[typeOf(located)] ?? []).map((option) => option.toLowerCase());
  for (const word of optionWords(action.operationOptions)) {
    if (known.includes(word)) continue;
    const isOnly = optionWords(action.operationOptions).length === 1;
    const at = [...path, 'operationOptions'];
    const message = `${action.type} has no option "${word}"; it has no effect.`;
    report({
      code: 'OptionWithoutEffect',
      severity: 'warning',
      message,
      path: at,
      action: name,
      ...(isOnly && removal(node, at, 'Remove the option')),
    });
  }
}

/** WDL reference 11.7. */
function checkSecureData({ node, report }: RuleContext, located: LocatedAction): void {
  const { name, path, action } = located;
  const secureData = action.runtimeConfiguration?.secureData;
  const sides = isObject(secureData) ? secureData.properties : undefined;
  const type = typeOf(located);
  const noInputs = VARIABLE_AND_CONTROL.includes(type);
  const noOutputs = noInputs || ['compose', 'parsejson', 'response'].includes(type);
  if (secureData !== undefined && !Array.isArray(sides)) {
    const message = 'What is to be hidden is a list: {"properties": ["inputs", "outputs"]}.';
    const at = [...path, 'runtimeConfiguration', 'secureData'];
    report({ code: 'SecureData', message, path: at, action: name });
  }
  for (const side of Array.isArray(sides) ? sides : []) {
    if ((side === 'inputs' && !noInputs) || (side === 'outputs' && !noOutputs)) continue;
    const message =
      side === 'inputs' || side === 'outputs'
        ? `The ${side} of ${action.type} cannot be hidden by themselves; hide the step they come from.`
        : 'What can be hidden is "inputs" and "outputs".';
    const at = [...path, 'runtimeConfiguration', 'secureData', 'properties'];
    const fix = Array.isArray(sides) && sides.length === 1 ? removal(node, at.slice(0, -1), 'Remove it') : {};
    report({ code: 'SecureData', severity: 'warning', message, path: at, action: name, ...fix });
  }
}

const OF_CALLS: { [setting: string]: string } = {
  paginationPolicy: 'Only an HTTP action follows pages; this setting has no effect.',
  contentTransfer: 'Only an HTTP action sends and reads bodies in chunks; this setting has no effect.',
};

function checkRuntime({ report }: RuleContext, located: LocatedAction): void {
  const { name, path, action } = located;
  checkTransfer(report, located);
  if (typeOf(located) === 'http' || isConnectorType(action.type)) return;
  for (const [setting, message] of Object.entries(OF_CALLS)) {
    if (action.runtimeConfiguration?.[setting] === undefined) continue;
    const at = [...path, 'runtimeConfiguration', setting];
    report({ code: 'UnsupportedSetting', severity: 'warning', message, path: at, action: name });
  }
}

/** WDL reference 11.5 and 11.6. */
function checkTransfer(report: RuleContext['report'], { name, path, action }: LocatedAction): void {
  const { paginationPolicy, contentTransfer } = action.runtimeConfiguration ?? {};
  const count = isObject(paginationPolicy) ? paginationPolicy.minimumItemCount : undefined;
  if (paginationPolicy !== undefined && !isExpression(count) && (integerOf(count) ?? 0) < 1) {
    const message = 'The items to read at least ("minimumItemCount") are a whole number from 1.';
    const at = [...path, 'runtimeConfiguration', 'paginationPolicy'];
    report({ code: 'PaginationPolicy', message, path: [...at, 'minimumItemCount'], action: name });
  }
  const mode = isObject(contentTransfer) ? contentTransfer.transferMode : undefined;
  if (contentTransfer === undefined || (typeof mode === 'string' && mode.toLowerCase() === 'chunked')) return;
  const message = 'The only way to transfer bodies by pieces is {"transferMode": "Chunked"}.';
  const at = [...path, 'runtimeConfiguration', 'contentTransfer', 'transferMode'];
  report({ code: 'ContentTransfer', message, path: at, action: name });
}
