/** Fields of forms and parts of multipart bodies (WDL reference 12.4 and 15.7). */

import type { EvaluationContext } from '#core/expressions/context.ts';
import { listNames, shorten } from '#core/expressions/describe-value.ts';
import { ExpressionError } from '#core/expressions/errors.ts';
import { getProperty } from '#core/json/get-property.ts';
import { isObject } from '#core/json/objects.ts';
import { PayloadNeeded, PayloadRef } from '#core/json/payload-ref.ts';
import type { Value } from '#core/json/value.ts';
import { defineFunction, type FunctionParam } from './define-function.ts';

const ACTION = {
  name: 'action',
  type: 'text',
  summary: 'Name of an action that has ended',
} as const satisfies FunctionParam;
const KEY = { name: 'key', type: 'text', summary: 'Name of the form field' } as const satisfies FunctionParam;
const INDEX = {
  name: 'index',
  type: 'integer',
  summary: 'Number of the part, from 0',
} as const satisfies FunctionParam;

type Source = { name: string; body: Value };

function bodyOf(owner: Value): Value {
  let value = owner;
  for (const name of ['outputs', 'body']) {
    if (value instanceof PayloadRef) throw new PayloadNeeded(value);
    value = isObject(value) ? (getProperty(value, name) ?? null) : null;
  }
  return value;
}

function actionSource(name: string, context: EvaluationContext, action: string): Source {
  return { name, body: bodyOf(context.action(action)) };
}

function triggerSource(name: string, context: EvaluationContext): Source {
  return { name, body: bodyOf(context.trigger()) };
}

/** The list in the body's wrapper: `$formdata` or `$multipart`. */
function listIn({ name, body }: Source, property: string, kind: string): Value[] {
  if (body instanceof PayloadRef) throw new PayloadNeeded(body);
  const list = isObject(body) ? getProperty(body, property) : undefined;
  if (list instanceof PayloadRef) throw new PayloadNeeded(list);
  if (Array.isArray(list)) return list;
  throw new ExpressionError(`The function '${name}' expects a body that is ${kind}.`, {
    detail: { function: name, expected: kind },
  });
}

function formFields(source: Source): { key: string; value: Value }[] {
  return listIn(source, '$formdata', 'form data (application/x-www-form-urlencoded)').flatMap((field) => {
    if (field instanceof PayloadRef) throw new PayloadNeeded(field);
    const key = isObject(field) ? getProperty(field, 'key') : undefined;
    return isObject(field) && typeof key === 'string' ? [{ key, value: getProperty(field, 'value') ?? null }] : [];
  });
}

function formValues(source: Source, key: string): Value[] {
  const folded = key.toLowerCase();
  return formFields(source)
    .filter((field) => field.key.toLowerCase() === folded)
    .map((field) => field.value);
}

function formValue(source: Source, key: string): Value {
  const values = formValues(source, key);
  const [value = null] = values;
  if (values.length === 1) return value;
  const names = [...new Set(formFields(source).map((field) => field.key))];
  throw new ExpressionError(
    `The function '${source.name}' expects exactly one field '${shorten(key)}', but the form has ${values.length}; its fields are ${listNames(names)}.`,
    { detail: { function: source.name, argument: 'key', expected: 'exactly one', given: String(values.length) } },
  );
}

function multipartBody(source: Source, index: number): Value {
  const parts = listIn(source, '$multipart', 'multipart');
  const part = parts[index];
  if (part instanceof PayloadRef) throw new PayloadNeeded(part);
  if (isObject(part)) return getProperty(part, 'body') ?? null;
  throw new ExpressionError(
    `The function '${source.name}' was asked for part ${index}, but the body has ${parts.length}.`,
    {
      detail: { function: source.name, argument: 'index', expected: `0 to ${parts.length - 1}`, given: String(index) },
    },
  );
}

export const formFunctions = [
  defineFunction({
    name: 'formDataValue',
    params: [ACTION, KEY],
    returns: 'any',
    reference: 'action',
    summary: "The value of a field in an action's form body; the field must occur once",
    example: { expression: "formDataValue('Get_form', 'Subject')" },
    evaluate: ([action, key], context) => formValue(actionSource('formDataValue', context, action), key),
  }),
  defineFunction({
    name: 'formDataMultiValues',
    params: [ACTION, KEY],
    returns: 'array',
    reference: 'action',
    summary: "All values of a field in an action's form body",
    example: { expression: "formDataMultiValues('Get_form', 'Tag')" },
    evaluate: ([action, key], context) => formValues(actionSource('formDataMultiValues', context, action), key),
  }),
  defineFunction({
    name: 'multipartBody',
    params: [ACTION, INDEX],
    returns: 'any',
    reference: 'action',
    summary: "One part of an action's multipart body",
    example: { expression: "multipartBody('Get_parts', 0)" },
    evaluate: ([action, index], context) =>
      multipartBody(actionSource('multipartBody', context, action), Number(index)),
  }),
  defineFunction({
    name: 'triggerFormDataValue',
    params: [KEY],
    returns: 'any',
    reference: 'trigger',
    summary: "The value of a field in the trigger's form body; the field must occur once",
    example: { expression: "triggerFormDataValue('Subject')" },
    evaluate: ([key], context) => formValue(triggerSource('triggerFormDataValue', context), key),
  }),
  defineFunction({
    name: 'triggerFormDataMultiValues',
    params: [KEY],
    returns: 'array',
    reference: 'trigger',
    summary: "All values of a field in the trigger's form body",
    example: { expression: "triggerFormDataMultiValues('Tag')" },
    evaluate: ([key], context) => formValues(triggerSource('triggerFormDataMultiValues', context), key),
  }),
  defineFunction({
    name: 'triggerMultipartBody',
    params: [INDEX],
    returns: 'any',
    reference: 'trigger',
    summary: "One part of the trigger's multipart body",
    example: { expression: 'triggerMultipartBody(0)' },
    evaluate: ([index], context) => multipartBody(triggerSource('triggerMultipartBody', context), Number(index)),
  }),
] as const;
