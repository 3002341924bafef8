/** What an expression reads from its run: for ordering, validation, renames and the history (WDL reference 10). */

import type { Call, Expression } from './ast.ts';
import type { ReferenceKind } from './functions/define-function.ts';
import { findFunction } from './functions/index.ts';
import type { TemplatePart } from './template-string.ts';

/** Names as written, each once. */
export type References = {
  /** Named by `actions`, `body`, `outputs` and the form functions. */
  actions: string[];
  /** Containers named by `result`. */
  results: string[];
  variables: string[];
  parameters: string[];
  /** Loops named by `items` and `iterationIndexes`. */
  loops: string[];
  trigger: boolean;
  item: boolean;
  /** A name is computed, so the lists may lack it. */
  dynamic: boolean;
  /** Functions called, by their name in the table. */
  functions: string[];
};

export function emptyReferences(): References {
  return {
    actions: [],
    results: [],
    variables: [],
    parameters: [],
    loops: [],
    trigger: false,
    item: false,
    dynamic: false,
    functions: [],
  };
}

const LISTS = {
  action: 'actions',
  result: 'results',
  variable: 'variables',
  parameter: 'parameters',
  loop: 'loops',
} as const satisfies Record<Exclude<ReferenceKind, 'trigger' | 'item'>, keyof References>;

/** Adds what the parts of a string refer to. */
export function collectReferences(parts: readonly TemplatePart[], into: References): void {
  for (const part of parts) if (part.kind === 'expression') collect(part.expression, into);
}

function collect(expression: Expression, into: References): void {
  if (expression.kind === 'member') {
    collect(expression.target, into);
    collect(expression.key, into);
  } else if (expression.kind === 'call') {
    collectCall(expression, into);
    for (const argument of expression.arguments) collect(argument, into);
  }
}

function collectCall(call: Call, into: References): void {
  const row = findFunction(call.name);
  if (!row) return;
  addOnce(into.functions, row.name);
  if (row.reference === 'trigger' || row.reference === 'item') {
    into[row.reference] = true;
  } else if (row.reference) {
    const [name] = call.arguments;
    if (name?.kind === 'literal' && typeof name.value === 'string') addOnce(into[LISTS[row.reference]], name.value);
    else into.dynamic = true;
  }
}

function addOnce(list: string[], name: string): void {
  if (!list.includes(name)) list.push(name);
}
