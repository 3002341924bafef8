import { isExpression } from '#core/actions/input-schemas.ts';
import type { ParameterDefinition } from '#core/definition/types.ts';
import { nearName, suggestion } from '#core/expressions/near-name.ts';
import { referencesOf } from '#core/expressions/template.ts';
import { equalValues } from '#core/json/equals.ts';
import { findPropertyName } from '#core/json/get-property.ts';
import { isObject } from '#core/json/objects.ts';
import type { Value } from '#core/json/value.ts';
import { choiceFix } from '#core/validation/choices.ts';
import { otherName, removal, replacement } from '#core/validation/fixes.ts';
import type { Rule, RuleContext } from '#core/validation/rule.ts';
import { convertedText, fitsType, PARAMETER_TYPES } from '#core/validation/typed-values.ts';

/** Parameters have a known type and a value that fits it; expressions name only those that exist (WDL reference 2). */
export const parameters: Rule = (context) => {
  for (const [name, parameter] of Object.entries(context.definition.parameters ?? {})) {
    if (parameter.type !== '') checkParameter(context, name, parameter);
  }
  // Values may be given for parameters that the project declares outside the definition (WDL reference 1).
  const names = Object.keys({ ...context.definition.parameters, ...context.parameters });
  for (const { reference, place } of context.references) {
    const { kind, name } = reference;
    if (kind !== 'parameter' || name === undefined) continue;
    if (names.some((known) => known.toLowerCase() === name.toLowerCase())) continue;
    const message = `The definition has no parameter "${name}".${suggestion(name, names)}`;
    const fix = otherName(place.range, nearName(name, names));
    context.report({ code: 'UnknownParameter', message, ...place, ...fix });
  }
};

function checkParameter(context: RuleContext, name: string, parameter: ParameterDefinition): void {
  const path = ['parameters', name];
  if (fitsType(parameter.type, null) === undefined) {
    const message = `"${parameter.type}" is no type of a parameter; these are: ${PARAMETER_TYPES.join(', ')}.`;
    const at = [...path, 'type'];
    const fix = choiceFix(context.node, at, { given: parameter.type, choices: PARAMETER_TYPES });
    context.report({ code: 'ParameterType', message, path: at, ...fix });
    return;
  }
  checkDefault(context, name, parameter);
  checkAllowed(context, name, parameter);
  const { type, defaultValue } = parameter;
  const given = givenValue(context, name);
  if (given !== undefined && given !== null && !fitsType(type, given)) {
    const message = `The value given for the parameter "${name}" is not of its type ${type}.`;
    context.report({ code: 'ParameterValue', message, path });
  }
  if (context.parameters && (given ?? defaultValue) === undefined) {
    const message = `The parameter "${name}" has no value: give it one, or a default.`;
    context.report({ code: 'ParameterMissing', message, path });
  }
}

function checkDefault(context: RuleContext, name: string, { type, defaultValue }: ParameterDefinition): void {
  if (defaultValue === undefined || defaultValue === null) return;
  const path = ['parameters', name, 'defaultValue'];
  const isOpen = isExpression(defaultValue) || isTemplateExpression(defaultValue);
  if (!fitsType(type, defaultValue)) {
    const converted = convertedText(type, defaultValue);
    const fix = converted === undefined ? {} : replacement(context.node, path, converted);
    const message = `The default of the parameter "${name}" is not of its type ${type}.`;
    context.report({ code: 'ParameterDefault', message, path, ...fix });
  } else if (isExpression(defaultValue) && !referencesOf(defaultValue).functions.includes('appsetting')) {
    const message = `The default of the parameter "${name}" is taken as it is written: only appsetting() is evaluated in it.`;
    context.report({ code: 'ParameterExpression', severity: 'warning', message, path });
  }
  if (!type.toLowerCase().startsWith('secure') || isOpen || isBlank(defaultValue)) return;
  const message = `The default of "${name}" can be read by everybody who sees this definition; give the value with the flow's parameters instead.`;
  const fix = removal(context.node, path, 'Remove the default');
  context.report({ code: 'SecretInDefinition', severity: 'warning', message, path, ...fix });
}

/** What a deployment fills in (WDL reference 1). */
function isTemplateExpression(value: Value): boolean {
  return typeof value === 'string' && /^\[(?!\[).*\]$/s.test(value);
}

function isBlank(value: Value): boolean {
  return value === '' || (isObject(value) && Object.keys(value).length === 0);
}

function checkAllowed(context: RuleContext, name: string, parameter: ParameterDefinition): void {
  const { type, defaultValue, allowedValues } = parameter;
  if (allowedValues === undefined) return;
  const path = ['parameters', name];
  for (const [index, value] of allowedValues.entries()) {
    if (value === null || fitsType(type, value)) continue;
    const message = `A value that the parameter "${name}" may have is not of its type ${type}.`;
    context.report({ code: 'ParameterAllowedValue', message, path: [...path, 'allowedValues', index] });
  }
  const given = givenValue(context, name);
  const value = given ?? defaultValue;
  if (value === undefined || value === null || allowedValues.some((allowed) => equalValues(allowed, value))) return;
  const at = given === undefined ? [...path, 'defaultValue'] : path;
  const texts = allowedValues.filter((allowed) => typeof allowed === 'string');
  const fix = given === undefined ? choiceFix(context.node, at, { given: value, choices: texts }) : {};
  const message = `The value of "${name}" is not among its allowed values.`;
  context.report({ code: 'ParameterNotAllowed', message, path: at, ...fix });
}

function givenValue({ parameters: values }: RuleContext, name: string): Value | undefined {
  const key = values && findPropertyName(values, name);
  return key === undefined ? undefined : values?.[key];
}
