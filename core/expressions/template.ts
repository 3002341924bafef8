/** Templates: any JSON whose strings, and names of properties, may hold expressions (WDL reference 14). */

import { isObject, setOwn } from '#core/json/objects.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { isIndexName, objectOf } from '#core/json/written-order.ts';
import { createBoundedCache } from './bounded-cache.ts';
import { callErrors } from './call-errors.ts';
import { textTooLong } from './check-limits.ts';
import type { EvaluationContext } from './context.ts';
import { ExpressionError, locateError, type TextRange } from './errors.ts';
import { type CompiledExpression, compileExpression } from './evaluate.ts';
import { MAX_TEXT_LENGTH, TEMPLATE_CACHE_SIZE } from './limits.ts';
import { collectReferences, emptyReferences, type References } from './references.ts';
import { parseTemplateString, type TemplatePart } from './template-string.ts';
import { toText } from './to-text.ts';

export type { References } from './references.ts';
export { parseTemplateString } from './template-string.ts';

export type CompiledTemplate = {
  /** Throws `ExpressionError`, or `PayloadNeeded` when it has to look into a stored value. */
  evaluate(context: EvaluationContext): Value;
  readonly references: References;
  /** Holds no expression: the value is always the same. */
  readonly isConstant: boolean;
};

type CompiledString = { parts: readonly TemplatePart[]; evaluate: CompiledExpression; isConstant: boolean };

const compiledStrings = createBoundedCache<CompiledString>(TEMPLATE_CACHE_SIZE);

/** Throws `ExpressionError` when a string in the template cannot be parsed. */
export function compileTemplate(template: Value): CompiledTemplate {
  const strings: CompiledString[] = [];
  const compiled = compileValue(template, strings);
  let references: References | undefined;
  return {
    evaluate: compiled ?? (() => template),
    isConstant: strings.length === 0,
    get references() {
      if (!references) {
        references = emptyReferences();
        for (const { parts } of strings) collectReferences(parts, references);
      }
      return references;
    },
  };
}

/** Compiles (or takes from the cache) and evaluates. Throws as both do. */
export function evaluateTemplate(template: Value, context: EvaluationContext): Value {
  if (typeof template === 'string') return compileString(template).evaluate(context);
  return compileTemplate(template).evaluate(context);
}

/** The closure of a template, `undefined` when it stands for itself. */
function compileValue(template: Value, strings: CompiledString[]): CompiledExpression | undefined {
  if (typeof template === 'string') {
    const compiled = compileString(template);
    if (!compiled.isConstant) strings.push(compiled);
    return compiled.isConstant && !template.startsWith('@@') ? undefined : compiled.evaluate;
  }
  if (Array.isArray(template)) return compileArray(template, strings);
  return isObject(template) ? compileObject(template, strings) : undefined;
}

function compileArray(template: Value[], strings: CompiledString[]): CompiledExpression | undefined {
  const items = template.map((item) => compileValue(item, strings));
  if (items.every((item) => item === undefined)) return undefined;
  return (context) => template.map((item, index) => items[index]?.(context) ?? (items[index] ? null : item));
}

function compileObject(template: ValueObject, strings: CompiledString[]): CompiledExpression | undefined {
  const properties = Object.keys(template).map((name) => ({
    name,
    value: template[name] ?? null,
    evaluateName: compileValue(name, strings),
    evaluate: compileValue(template[name] ?? null, strings),
  }));
  if (properties.every((property) => !property.evaluateName && !property.evaluate)) return undefined;
  if (properties.some((property) => property.evaluateName !== undefined || isIndexName(property.name))) {
    return (context) =>
      objectOf(
        properties.map(({ name, value, evaluateName, evaluate }) => [
          evaluateName ? toText(evaluateName(context)) : name,
          evaluate ? evaluate(context) : value,
        ]),
      );
  }
  return (context) => {
    const object: ValueObject = {};
    for (const { name, value, evaluate } of properties) setOwn(object, name, evaluate ? evaluate(context) : value);
    return object;
  };
}

function compileString(text: string): CompiledString {
  const known = compiledStrings.get(text);
  if (known) return known;
  try {
    const compiled = compileParts(text, parseTemplateString(text));
    compiledStrings.set(text, compiled);
    return compiled;
  } catch (error) {
    throw locateError(error, { expression: text });
  }
}

function compileParts(text: string, parts: readonly TemplatePart[]): CompiledString {
  const [first] = parts;
  if (parts.length === 1 && first?.kind === 'literal') return { parts, evaluate: () => first.text, isConstant: true };
  const place = { expression: text };
  const evaluate =
    first?.kind === 'expression' && first.form === 'whole' ? compileExpression(first.expression) : interpolation(parts);
  return {
    parts,
    isConstant: false,
    evaluate: (context) => {
      try {
        return evaluate(context);
      } catch (error) {
        throw locateError(error, place);
      }
    },
  };
}

function interpolation(parts: readonly TemplatePart[]): CompiledExpression {
  const pieces = parts.map((part) =>
    part.kind === 'literal' ? { text: part.text } : { range: part.range, evaluate: compileExpression(part.expression) },
  );
  return (context) => {
    let text = '';
    for (const piece of pieces) {
      text += piece.evaluate ? embedded(piece.evaluate, context) : piece.text;
      if (text.length > MAX_TEXT_LENGTH) throw textTooLong(text.length);
    }
    return text;
  };
}

function embedded(evaluate: CompiledExpression, context: EvaluationContext): string {
  return toText(evaluate(context));
}

/** What the template's expressions refer to. Never throws: a broken expression contributes nothing. */
export function referencesOf(template: Value): References {
  const references = emptyReferences();
  visitStrings(template, '', (text) => {
    try {
      collectReferences(parseTemplateString(text), references);
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
    }
  });
  return references;
}

/**
 * JSON pointer to the string in the template that the error is about, empty when it is the template itself or not in it. Of
 * equal strings it is the first, which fails first.
 */
export function placeInTemplate(template: Value, { expression }: ExpressionError): string {
  let found = '';
  visitStrings(template, '', (text, pointer) => {
    if (text === expression) found ||= pointer;
  });
  return found;
}

export type ExpressionProblem = {
  /** JSON pointer to the string in the template; to the property when its name is the expression. */
  pointer: string;
  message: string;
  range: TextRange;
};

/** Syntax errors, unknown functions and wrong numbers of arguments. Never throws. */
export function expressionProblems(template: Value): ExpressionProblem[] {
  const problems: ExpressionProblem[] = [];
  visitStrings(template, '', (text, pointer) => {
    for (const { message, range } of errorsIn(text)) {
      problems.push({ pointer, message, range: range ?? { start: 0, end: text.length } });
    }
  });
  return problems;
}

function errorsIn(text: string): ExpressionError[] {
  try {
    const { parts } = compileString(text);
    return parts.flatMap((part) => (part.kind === 'expression' ? callErrors(part.expression) : []));
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return [error];
  }
}

/** Calls `visit` with each string that may hold an expression: values and names of properties. */
function visitStrings(template: Value, pointer: string, visit: (text: string, pointer: string) => void): void {
  if (typeof template === 'string') {
    if (template.includes('@')) visit(template, pointer);
  } else if (Array.isArray(template)) {
    for (const [index, item] of template.entries()) visitStrings(item, `${pointer}/${index}`, visit);
  } else if (isObject(template)) {
    for (const [name, value] of Object.entries(template)) {
      const at = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      if (name.includes('@')) visit(name, at);
      visitStrings(value, at, visit);
    }
  }
}
