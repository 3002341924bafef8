/**
 * Where JavaScript names the steps it reads: `workflowContext.actions.X` and `workflowContext.actions['X']` (WDL reference
 * 8). What hides behind other names (`const { actions } = workflowContext`) is not seen: it cannot be told safely.
 */

import type { TextRange } from '#core/expressions/errors.ts';

type CodeReference = {
  name: string;
  /** From the dot or bracket to the end of the name or bracket. */
  range: TextRange;
  /** Code for the range that names another step. */
  written(newName: string): string;
};

// Comments and texts are stepped over, template texts are not: they may hold code.
const SKIPPED = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/u;
const ACTIONS = /\bworkflowContext\s*\??\.\s*actions\s*/u;
const DOTTED = /\??\.\s*(?<dotted>[\p{ID_Start}$_][\p{ID_Continue}$]*)/u;
const BRACKETED = /(?:\?\.)?\s*\[\s*(?<text>'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*")\s*\]/u;
const PATTERN = new RegExp(
  `${SKIPPED.source}|(?<=(?<before>${ACTIONS.source}))(?:${DOTTED.source}|${BRACKETED.source})`,
  'gu',
);
const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** In the order of the code. */
export function codeReferences(code: string): CodeReference[] {
  return [...code.matchAll(PATTERN)].flatMap((match) => {
    const { dotted, text } = match.groups ?? {};
    const name = dotted ?? (text === undefined ? undefined : textValue(text));
    if (name === undefined) return [];
    const range = { start: match.index, end: match.index + match[0].length };
    const way = { way: match[0], name, quote: text?.charAt(0) ?? "'" };
    return [{ name, range, written: (newName) => wayTo(newName, way) }];
  });
}

type Way = { way: string; name: string; quote: string };

/** Dot or brackets as they were; brackets where the name needs them, and a dot again where it does not any more. */
function wayTo(newName: string, { way, name, quote }: Way): string {
  const isOptional = way.startsWith('?');
  const isDotted = !way.endsWith(']');
  if (!IDENTIFIER.test(newName)) return `${isOptional ? '?.' : ''}[${inQuotes(newName, quote)}]`;
  if (isDotted) return way.slice(0, way.length - name.length) + newName;
  if (!IDENTIFIER.test(name)) return `${isOptional ? '?.' : '.'}${newName}`;
  return way.slice(0, way.indexOf(quote)) + inQuotes(newName, quote) + way.slice(way.lastIndexOf(quote) + 1);
}

/** The value of a simple text; one with other escapes than quotes and backslashes is left alone. */
function textValue(text: string): string | undefined {
  const inner = text.slice(1, -1);
  return /\\[^'"\\]/.test(inner) ? undefined : inner.replaceAll(/\\(.)/g, '$1');
}

function inQuotes(name: string, quote: string): string {
  return quote + name.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`) + quote;
}
