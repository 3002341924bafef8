/**
 * One row per function of the language. The same row checks arguments, names the types in messages, and feeds completion,
 * hover help and the documentation.
 */

import type { EvaluationContext } from '#core/expressions/context.ts';
import type { Integer, Numeric } from '#core/json/numbers.ts';
import type { Value, ValueObject } from '#core/json/value.ts';

/** What an argument may be, by the name that messages and help use. */
export type ArgumentTypes = {
  any: Value;
  text: string;
  number: Numeric;
  integer: Integer;
  boolean: boolean;
  array: Value[];
  object: ValueObject;
  'text or array': string | Value[];
  'array or object': Value[] | ValueObject;
};

export type ArgumentType = keyof ArgumentTypes;

export type FunctionParam = {
  readonly name: string;
  readonly type: ArgumentType;
  readonly summary: string;
  readonly optional?: true;
  /** Stands for any number of arguments, none included; the last parameter only. */
  readonly rest?: true;
};

/** What the name in the first argument refers to, for finding references and renaming. */
export type ReferenceKind = 'action' | 'result' | 'variable' | 'parameter' | 'loop' | 'trigger' | 'item';

/** An argument of a lazy function: evaluated when it is called. */
export type Thunk = () => Value;

type ArgumentOf<P extends FunctionParam> = ArgumentTypes[P['type']];

type ArgumentsOf<P extends readonly FunctionParam[]> = P extends readonly [
  infer Head extends FunctionParam,
  ...infer Tail extends readonly FunctionParam[],
]
  ? Head extends { rest: true }
    ? ArgumentOf<Head>[]
    : Head extends { optional: true }
      ? [ArgumentOf<Head>?, ...ArgumentsOf<Tail>]
      : [ArgumentOf<Head>, ...ArgumentsOf<Tail>]
  : [];

type FunctionHead = {
  name: string;
  /** Older or other spellings that mean the same. */
  aliases?: readonly string[];
  /** The type of the result as help shows it. */
  returns: ArgumentType;
  summary: string;
  /** `result` is the value as JSON text; left out where it depends on the run. */
  example: { expression: string; result?: string };
  reference?: ReferenceKind;
  /** Gives another value at each call: `utcNow`, `guid`, `rand`. */
  isVolatile?: true;
};

export type FunctionRow = FunctionHead & { params: readonly FunctionParam[] } & (
    | { kind: 'eager'; evaluate: (values: Value[], context: EvaluationContext) => Value }
    | { kind: 'lazy'; evaluate: (thunks: Thunk[], context: EvaluationContext) => Value }
  );

/** A function whose arguments are evaluated from left to right and checked before `evaluate` sees them. */
export function defineFunction<const P extends readonly FunctionParam[]>(
  row: FunctionHead & { params: P; evaluate: (values: ArgumentsOf<P>, context: EvaluationContext) => Value },
): FunctionRow {
  const { evaluate, ...head } = row;
  // The evaluator checks count and types against `params` before it calls, which is what the mapped type says.
  return { ...head, kind: 'eager', evaluate: evaluate as (values: Value[], context: EvaluationContext) => Value };
}

/** A function that decides itself which of its arguments are evaluated. */
export function defineLazyFunction(
  row: FunctionHead & { params: readonly FunctionParam[]; evaluate: (thunks: Thunk[]) => Value },
): FunctionRow {
  return { ...row, kind: 'lazy' };
}
