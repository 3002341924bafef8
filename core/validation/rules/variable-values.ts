import { isExpression } from '#core/actions/input-schemas.ts';
import { isInteger, isNumeric } from '#core/json/numbers.ts';
import { isObject } from '#core/json/objects.ts';
import { typeName } from '#core/json/type-name.ts';
import type { Value } from '#core/json/value.ts';
import { actionsOfType, type Rule, typeOf } from '#core/validation/rule.ts';
import { variableEntries } from '#core/validation/variable-entries.ts';

/** Constant values fit the type of their variable (WDL reference 6); what expressions give is known at run time only. */
export const variableValues: Rule = (context) => {
  const types = new Map<string, string>();
  for (const located of actionsOfType(context, 'initializevariable')) {
    for (const [index, { name, type, value }] of variableEntries(located).entries()) {
      types.set(name.toLowerCase(), type);
      if (value === undefined || value === null || fits(type, value)) continue;
      const message = mismatch(name, type, value);
      const path = [...located.path, 'inputs', 'variables', index, 'value'];
      context.report({ code: 'VariableValue', message, path, action: located.name });
    }
  }
  for (const located of context.actions) {
    const { inputs } = located.action;
    if (!isObject(inputs) || typeof inputs.name !== 'string' || inputs.value === undefined) continue;
    const type = typeTaken(typeOf(located), types.get(inputs.name.toLowerCase()));
    if (type === undefined || fits(type, inputs.value)) continue;
    const message = mismatch(inputs.name, type, inputs.value);
    context.report({
      code: 'VariableValue',
      message,
      path: [...located.path, 'inputs', 'value'],
      action: located.name,
    });
  }
};

/** The type of value that a step takes for a variable of the given type; undefined when any will do. */
function typeTaken(actionType: string, type: string | undefined): string | undefined {
  if (actionType === 'setvariable') return type;
  const counts = actionType === 'incrementvariable' || actionType === 'decrementvariable';
  return counts && (type === 'integer' || type === 'float') ? type : undefined;
}

function mismatch(name: string, type: string, value: Value): string {
  return `"${name}" is of the type ${type} and cannot take a value of the type ${typeName(value).toLowerCase()}.`;
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
