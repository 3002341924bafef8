import type { ParameterDefinition } from '#core/definition/types.ts';
import { nearName, suggestion } from '#core/expressions/near-name.ts';
import { findPropertyName } from '#core/json/get-property.ts';
import { isObject } from '#core/json/objects.ts';
import { typeName } from '#core/json/type-name.ts';
import type { Value } from '#core/json/value.ts';
import { otherName } from '#core/validation/fixes.ts';
import type { Rule, RuleContext } from '#core/validation/rule.ts';

const TYPES: { [type: string]: (value: Value) => boolean } = {
  string: (value) => typeof value === 'string',
  securestring: (value) => typeof value === 'string',
  int: (value) => typeName(value) === 'Integer',
  float: (value) => ['Integer', 'Float', 'Decimal'].includes(typeName(value)),
  bool: (value) => typeof value === 'boolean',
  object: isObject,
  secureobject: isObject,
  array: Array.isArray,
};

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
  const isOfType = TYPES[parameter.type.toLowerCase()];
  if (!isOfType) {
    const message = `"${parameter.type}" is no type of a parameter; these are: String, SecureString, Int, Float, Bool, Object, SecureObject, Array.`;
    context.report({ code: 'ParameterType', message, path: [...path, 'type'] });
    return;
  }
  const { defaultValue, allowedValues } = parameter;
  if (defaultValue !== undefined && defaultValue !== null && !isOfType(defaultValue)) {
    const message = `The default of the parameter "${name}" is not of its type ${parameter.type}.`;
    context.report({ code: 'ParameterDefault', message, path: [...path, 'defaultValue'] });
  }
  const given = givenValue(context, name);
  if (given !== undefined && given !== null && !isOfType(given)) {
    const message = `The value given for the parameter "${name}" is not of its type ${parameter.type}.`;
    context.report({ code: 'ParameterValue', message, path });
  }
  const value = given ?? defaultValue;
  if (allowedValues && value !== undefined && typeof value !== 'object' && !allowedValues.includes(value)) {
    context.report({
      code: 'ParameterNotAllowed',
      message: `The value of "${name}" is not among its allowed values.`,
      path: given === undefined ? [...path, 'defaultValue'] : path,
    });
  }
  if (context.parameters && value === undefined) {
    const message = `The parameter "${name}" has no value: give it one, or a default.`;
    context.report({ code: 'ParameterMissing', message, path });
  }
}

function givenValue({ parameters: values }: RuleContext, name: string): Value | undefined {
  const key = values && findPropertyName(values, name);
  return key === undefined ? undefined : values?.[key];
}
