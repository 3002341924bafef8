/** Completion inside expression pieces: outputs of earlier steps, variables, parameters and functions. */

import type { Completion, CompletionContext, CompletionResult, CompletionSource } from '@codemirror/autocomplete';
import { syntaxTree } from '@codemirror/language';
import type { ExpressionScope, ScopeEntry } from './expression-scope.ts';
import { pieceAt } from './template-tokens.ts';

const WORD = /[\p{L}\p{N}_$]*$/u;

/** For an editor whose document is one string of a definition. The scope is asked for when it is needed. */
export function templateCompletion(scope: () => ExpressionScope): CompletionSource {
  return (context) => completeIn(context, { scope, text: context.state.doc.toString(), offset: 0 });
}

/** For an editor whose document is JSON: completes inside its strings. */
export function jsonTemplateCompletion(scope: () => ExpressionScope): CompletionSource {
  return (context) => {
    const node = syntaxTree(context.state).resolveInner(context.pos, -1);
    if (node.name !== 'String' || context.pos <= node.from) return null;
    return completeIn(context, {
      scope,
      text: context.state.sliceDoc(node.from + 1, node.to - 1),
      offset: node.from + 1,
    });
  };
}

type Place = { scope: () => ExpressionScope; text: string; offset: number };

function completeIn(context: CompletionContext, { scope, text, offset }: Place): CompletionResult | null {
  const position = context.pos - offset;
  const isOpening = text === '@' && position === 1;
  if (!isOpening && !pieceAt(text, position)) return null;
  const before = text.slice(0, position);
  if (isInQuotes(before)) return null;
  const word = WORD.exec(before)?.[0] ?? '';
  if (word === '' && !context.explicit && !/[@{(,]\s*$/.test(before)) return null;
  if (/[.?]$/.test(before.slice(0, before.length - word.length))) return null;
  return { from: context.pos - word.length, options: optionsOf(scope()), validFor: /^[\p{L}\p{N}_$]*$/u };
}

/** An odd number of quotes since the piece began: inside a text. */
function isInQuotes(before: string): boolean {
  const start = Math.max(before.lastIndexOf('@{'), before.startsWith('@') ? 0 : -1);
  return (before.slice(start).match(/'/g)?.length ?? 0) % 2 === 1;
}

function optionsOf(scope: ExpressionScope): Completion[] {
  const outputs = scope.groups.flatMap((group) =>
    group.entries.map((entry) =>
      option(entry, { type: 'variable', label: entry.expression, boost: 1, detail: group.title }),
    ),
  );
  const functions = scope.functions.map((entry) =>
    option(entry, { type: 'function', label: entry.label, boost: 0, detail: entry.detail ?? '' }),
  );
  return [...outputs, ...functions];
}

type OptionLook = { type: string; label: string; boost: number; detail: string };

function option(entry: ScopeEntry, { type, label, boost, detail }: OptionLook): Completion {
  return {
    label,
    type,
    boost,
    detail,
    ...(entry.info === undefined ? {} : { info: entry.info }),
    apply: (view, _completion, from, to) => {
      const isOpen = entry.expression.endsWith('(');
      const insert = isOpen && view.state.sliceDoc(to, to + 1) !== '(' ? `${entry.expression})` : entry.expression;
      view.dispatch({ changes: { from, to, insert }, selection: { anchor: from + entry.expression.length } });
    },
  };
}
