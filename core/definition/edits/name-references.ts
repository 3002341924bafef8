/** Where expressions name actions, as edits of the text (WDL reference 10: actions, body, outputs, result, items …). */

import type { JsonNode, JsonString } from '#core/definition/json-node.ts';
import { rangeInText } from '#core/definition/json-value.ts';
import type { TextEdit } from '#core/definition/text-edit.ts';
import type { Expression, Literal } from '#core/expressions/ast.ts';
import { ExpressionError } from '#core/expressions/errors.ts';
import type { ReferenceKind } from '#core/expressions/functions/define-function.ts';
import { findFunction } from '#core/expressions/functions/index.ts';
import { parseTemplateString } from '#core/expressions/template-string.ts';

const NAMES_ACTIONS: readonly ReferenceKind[] = ['action', 'result', 'loop'];

export type Renaming = { from: string; to: string };

/** Edits for every place in the node where an expression names `from`. An expression that is broken is left as it is. */
export function referenceEdits(text: string, node: JsonNode, renaming: Renaming): TextEdit[] {
  const edits: TextEdit[] = [];
  visitStrings(node, (string) => {
    if (!string.value.includes('@')) return;
    for (const literal of namesIn(string.value, renaming.from)) {
      const quoted = `'${renaming.to.replaceAll("'", "''")}'`;
      edits.push({ ...rangeInText(text, string, literal.range), text: JSON.stringify(quoted).slice(1, -1) });
    }
  });
  return edits;
}

function visitStrings(node: JsonNode, visit: (string: JsonString) => void): void {
  if (node.kind === 'string') visit(node);
  else if (node.kind === 'array') for (const item of node.items) visitStrings(item, visit);
  else if (node.kind === 'object') {
    for (const { name, nameRange, value } of node.properties) {
      visit({ kind: 'string', value: name, ...nameRange });
      visitStrings(value, visit);
    }
  }
}

function namesIn(value: string, name: string): Literal[] {
  const found: Literal[] = [];
  for (const part of partsOf(value))
    if (part.kind === 'expression') collect(part.expression, name.toLowerCase(), found);
  return found;
}

function partsOf(value: string): ReturnType<typeof parseTemplateString> {
  try {
    return parseTemplateString(value);
  } catch (error) {
    if (error instanceof ExpressionError) return [];
    throw error;
  }
}

function collect(expression: Expression, name: string, found: Literal[]): void {
  if (expression.kind === 'member') {
    collect(expression.target, name, found);
    collect(expression.key, name, found);
  } else if (expression.kind === 'call') {
    const [first] = expression.arguments;
    const reference = findFunction(expression.name)?.reference;
    const isReference = reference !== undefined && NAMES_ACTIONS.includes(reference);
    if (isReference && first?.kind === 'literal' && String(first.value).toLowerCase() === name) found.push(first);
    for (const argument of expression.arguments) collect(argument, name, found);
  }
}
