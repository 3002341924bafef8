/**
 * The language of Azure Resource Manager templates, as far as it can be worked out from the file alone: parameters with
 * defaults, variables, and functions of text (WDL reference 1).
 */

import { findPropertyName } from '#core/json/get-property.ts';
import { isObject } from '#core/json/objects.ts';
import type { Value, ValueObject } from '#core/json/value.ts';

export type TemplateScope = {
  /** `{name: {type, defaultValue}}` of the template. */
  parameters: ValueObject;
  variables: ValueObject;
};

type Evaluation = { scope: TemplateScope; depth: number; budget: { steps: number } };
type Reader = { text: string; position: number; evaluation: Evaluation };

const MAX_STEPS = 5000;
const MAX_DEPTH = 24;
const MAX_RESULT = 100_000;

class Unknown extends Error {}

/** True for `[name(…)…]`, not for `[[text]` and not for text in brackets. */
export function isTemplateExpression(text: string): boolean {
  return /^\[\s*[a-z]\w*\s*\(.*\]$/is.test(text);
}

/** `[[text]` stands for the text `[text]`. */
export function isEscapedBracket(text: string): boolean {
  return text.startsWith('[[') && text.endsWith(']');
}

/** The value of a string of a template; undefined when the file alone does not tell it. Never throws. */
export function templateValue(text: string, scope: TemplateScope): Value | undefined {
  return attempt(() => evaluateText(text, { scope, depth: 0, budget: { steps: MAX_STEPS } }));
}

/** The same for every string inside a value; what cannot be told stays as it is. */
export function resolveTemplate(value: Value, scope: TemplateScope): Value {
  if (typeof value === 'string') return templateValue(value, scope) ?? value;
  if (Array.isArray(value)) return value.map((item) => resolveTemplate(item, scope));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, resolveTemplate(item, scope)]));
}

/** The template's parameter when the expression is nothing but `[parameters('x')]`. */
export function parameterOf(text: string): string | undefined {
  return /^\[\s*parameters\s*\(\s*'([^']+)'\s*\)\s*\]$/i.exec(text)?.[1];
}

function attempt<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof Unknown) return undefined;
    throw error;
  }
}

function evaluateText(text: string, evaluation: Evaluation): Value {
  if (isEscapedBracket(text)) return text.slice(1);
  if (!isTemplateExpression(text)) return text;
  if (evaluation.depth > MAX_DEPTH) throw new Unknown();
  const reader: Reader = { text: text.slice(1, -1), position: 0, evaluation };
  const value = readExpression(reader);
  skipBlanks(reader);
  if (reader.position < reader.text.length) throw new Unknown();
  return value;
}

function readExpression(reader: Reader): Value {
  const { evaluation } = reader;
  evaluation.budget.steps -= 1;
  if (evaluation.budget.steps < 0 || evaluation.depth > MAX_DEPTH) throw new Unknown();
  skipBlanks(reader);
  const text = match(reader, /'((?:[^']|'')*)'/y)?.[1];
  if (text !== undefined) return text.replaceAll("''", "'");
  const number = match(reader, /-?\d{1,15}(?![\w.])/y)?.[0];
  if (number !== undefined) return Number(number);
  const name = match(reader, /[a-z]\w*/iy)?.[0];
  if (name === undefined) throw new Unknown();
  return readSteps(reader, call(name.toLowerCase(), readArguments(reader), evaluation));
}

function readArguments(reader: Reader): Value[] {
  const found: Value[] = [];
  const inner: Reader = { ...reader, evaluation: { ...reader.evaluation, depth: reader.evaluation.depth + 1 } };
  expect(inner, '(');
  if (!take(inner, ')')) {
    do found.push(readExpression(inner));
    while (take(inner, ','));
    expect(inner, ')');
  }
  reader.position = inner.position;
  return found;
}

/** `.name` and `[key]` after a call. */
function readSteps(reader: Reader, value: Value): Value {
  if (take(reader, '.')) {
    const name = match(reader, /\w+/y)?.[0] ?? '';
    return readSteps(reader, memberOf(value, name));
  }
  if (!take(reader, '[')) return value;
  const key = readExpression(reader);
  expect(reader, ']');
  return readSteps(reader, memberOf(value, key));
}

function memberOf(value: Value, key: Value): Value {
  const found = Array.isArray(value) && typeof key === 'number' ? value[key] : lookUp(value, key);
  if (found === undefined) throw new Unknown();
  return found;
}

function lookUp(object: Value, key: Value | undefined): Value | undefined {
  if (!isObject(object) || typeof key !== 'string') return undefined;
  const name = findPropertyName(object, key);
  return name === undefined ? undefined : object[name];
}

function call(name: string, given: Value[], evaluation: Evaluation): Value {
  const { scope } = evaluation;
  if (name === 'parameters') {
    const parameter = lookUp(scope.parameters, given[0]);
    return inner(isObject(parameter ?? null) ? lookUp(parameter ?? null, 'defaultValue') : undefined, evaluation);
  }
  if (name === 'variables') return inner(lookUp(scope.variables, given[0]), evaluation);
  const value = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name]?.(given) : undefined;
  if (value === undefined || (typeof value === 'string' && value.length > MAX_RESULT)) throw new Unknown();
  return value;
}

function inner(value: Value | undefined, evaluation: Evaluation): Value {
  if (value === undefined) throw new Unknown();
  const deeper = { ...evaluation, depth: evaluation.depth + 1 };
  return typeof value === 'string' ? evaluateText(value, deeper) : value;
}

const FUNCTIONS: { [name: string]: (given: Value[]) => Value | undefined } = {
  concat: (given) => (given.every(isPlain) ? given.map(String).join('') : undefined),
  tolower: ([text]) => (typeof text === 'string' ? text.toLowerCase() : undefined),
  toupper: ([text]) => (typeof text === 'string' ? text.toUpperCase() : undefined),
  trim: ([text]) => (typeof text === 'string' ? text.trim() : undefined),
  string: ([value]) => (value !== undefined && isPlain(value) ? String(value) : undefined),
  true: () => true,
  false: () => false,
  null: () => null,
};

function isPlain(value: Value): boolean {
  return typeof value === 'string' || typeof value === 'number';
}

function match(reader: Reader, pattern: RegExp): RegExpExecArray | undefined {
  skipBlanks(reader);
  pattern.lastIndex = reader.position;
  const found = pattern.exec(reader.text) ?? undefined;
  if (found) reader.position = pattern.lastIndex;
  return found;
}

function take(reader: Reader, sign: string): boolean {
  skipBlanks(reader);
  if (reader.text[reader.position] !== sign) return false;
  reader.position += 1;
  return true;
}

function expect(reader: Reader, sign: string): void {
  if (!take(reader, sign)) throw new Unknown();
}

function skipBlanks(reader: Reader): void {
  while (/\s/.test(reader.text[reader.position] ?? '')) reader.position += 1;
}
