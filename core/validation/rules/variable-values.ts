import { isExpression } from '#core/actions/input-schemas.ts';
import type { LocatedAction } from '#core/definition/walk.ts';
import { isInteger, isNumeric } from '#core/json/numbers.ts';
import { isObject } from '#core/json/objects.ts';
import { typeName } from '#core/json/type-name.ts';
import type { Value } from '#core/json/value.ts';
import { replacement } from '#core/validation/fixes.ts';
import { actionsOfType, type Rule, type RuleContext, typeOf } from '#core/validation/rule.ts';
import { convertedText } from '#core/validation/typed-values.ts';
import { variableEntries } from '#core/validation/variable-entries.ts';

/** Constant values fit the type of their variable (WDL reference 6); what expressions give is known at run time only. */
export const variableValues: Rule = (context) => {
  const types = new Map<string, string>();
  for (const located of actionsOfType(context, 'initializevariable')) {
    for (const [index, { name, type, value }] of variableEntries(located).entries()) {
      types.set(name.toLowerCase(), type);
      if (value === undefined || fits(type, value)) continue;
      report(context, { name, type, value }, { located, path: ['variables', index, 'value'] });
    }
  }
  for (const located of context.actions) {
    const { inputs } = located.action;
    if (!isObject(inputs) || typeof inputs.name !== 'string' || inputs.value === undefined) continue;
    const { name, value } = inputs;
    const type = typeTaken(typeOf(located), types.get(name.toLowerCase()));
    if (type !== undefined && !fits(type, value)) report(context, { name, type, value }, { located, path: ['value'] });
    const refusal = appendRefusal(typeOf(located), name, value);
    if (refusal === undefined) continue;
    const path = [...located.path, 'inputs', 'value'];
    context.report({ code: 'VariableValue', severity: 'warning', message: refusal, path, action: located.name });
  }
};

type Misfit = { name: string; type: string; value: Value };
type Field = { located: LocatedAction; path: (string | number)[] };

function report(context: RuleContext, { name, type, value }: Misfit, { located, path }: Field): void {
  const at = [...located.path, 'inputs', ...path];
  const converted = convertedText(type, value);
  context.report({
    code: 'VariableValue',
    // What is null when it is written down is often meant to be set later.
    severity: value === null ? 'warning' : 'error',
    message: `"${name}" is of the type ${type} and cannot take a value of the type ${typeName(value).toLowerCase()}.`,
    path: at,
    action: located.name,
    ...(converted !== undefined && replacement(context.node, at, converted)),
  });
}

/** What cannot be appended, whatever the type of the variable (WDL reference 6). */
function appendRefusal(actionType: string, name: string, value: Value): string | undefined {
  if (actionType === 'appendtoarrayvariable' && (value === null || Array.isArray(value))) {
    return `An element of "${name}" cannot be ${value === null ? 'null' : 'a list'}.`;
  }
  const isText = value !== null && (typeof value !== 'object' || isNumeric(value));
  return actionType === 'appendtostringvariable' && !isText ? `Only text can be appended to "${name}".` : undefined;
}

/** The type of value that a step takes for a variable of the given type; undefined when any will do. */
function typeTaken(actionType: string, type: string | undefined): string | undefined {
  if (actionType === 'setvariable') return type;
  const counts = actionType === 'incrementvariable' || actionType === 'decrementvariable';
  return counts && (type === 'integer' || type === 'float') ? type : undefined;
}

function fits(type: string, value: Value): boolean {
  // A template expression of Azure Resource Manager is filled in when it is deployed (WDL reference 1).
  if (typeof value === 'string' && /^\[(?!\[).*\]$/s.test(value)) return true;
  if (isExpression(value)) return !isText(value) || ['string', ''].includes(type);
  switch (type) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'integer':
      return isInteger(value);
    case 'float':
      return isNumeric(value);
    case 'string':
    case 'object':
    case 'array':
      return value === null || typeName(value).toLowerCase() === type;
    default:
      return true;
  }
}

/** Interpolated text is always text (WDL reference 14). */
function isText(value: Value): boolean {
  return typeof value === 'string' && !/^@[^@{]/.test(value);
}
