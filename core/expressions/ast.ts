/** The syntax tree of an expression (WDL reference 14, the grammar). */

import type { Float } from '#core/json/float.ts';
import type { TextRange } from './errors.ts';

export type Literal = { kind: 'literal'; value: null | boolean | string | number | bigint | Float; range: TextRange };

export type Call = { kind: 'call'; name: string; arguments: Expression[]; range: TextRange; nameRange: TextRange };

/** `target.name`, `target?.name`, `target[key]`, `target?[key]`. A dotted step has a text literal as its key. */
export type Member = {
  kind: 'member';
  target: Call | Member;
  key: Expression;
  isOptional: boolean;
  isDotted: boolean;
  range: TextRange;
};

export type Expression = Literal | Call | Member;
