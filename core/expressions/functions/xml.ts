/** JSON and XML (WDL reference 15.4). */

import { contentText, isContent } from '#core/expressions/content.ts';
import { describeValue } from '#core/expressions/describe-value.ts';
import { ExpressionError } from '#core/expressions/errors.ts';
import { JsonSyntaxError } from '#core/json/json-syntax-error.ts';
import { parseJson } from '#core/json/parse-json.ts';
import { PayloadNeeded, PayloadRef } from '#core/json/payload-ref.ts';
import type { Value } from '#core/json/value.ts';
import { defineFunction } from './define-function.ts';

function toJson(value: Value): Value {
  if (value instanceof PayloadRef) throw new PayloadNeeded(value);
  if (isContent(value)) return readJson(contentText(value));
  if (typeof value === 'string') return readJson(value);
  const given = describeValue(value);
  throw new ExpressionError(`The function 'json' expects a text or an XML value, but was given ${given}.`, {
    detail: { function: 'json', argument: 'value', expected: 'text or XML', given },
  });
}

function readJson(text: string): Value {
  try {
    return parseJson(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    throw new ExpressionError(`The function 'json' was given text that is no valid JSON: ${error.message}`, {
      detail: { function: 'json', argument: 'value', expected: 'JSON' },
    });
  }
}

export const xmlFunctions = [
  defineFunction({
    name: 'json',
    params: [{ name: 'value', type: 'any', summary: 'JSON text, or an XML value' }],
    returns: 'any',
    summary: 'The value that a JSON text or an XML value holds',
    example: { expression: 'json(\'{"a":1}\')', result: '{"a":1}' },
    evaluate: ([value]) => toJson(value),
  }),
] as const;
