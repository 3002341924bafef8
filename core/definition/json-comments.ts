/** JSON as people write it into templates: with comments and a comma behind the last item (WDL reference 1). */

import { parseDocument } from './json-document.ts';

/**
 * The same text with blanks in the place of what JSON does not know, so that every place stays where it was. The text
 * itself when it is sound, or when that does not make it so.
 */
export function withoutComments(text: string): string {
  if (parseDocument(text).problems.length === 0) return text;
  const stripped = blanked(text, foreignParts(text));
  return parseDocument(stripped).problems.length === 0 ? stripped : text;
}

type Part = { start: number; end: number };

/** Comments, and commas before a closing bracket, in their order. */
function foreignParts(text: string): Part[] {
  const parts: Part[] = [];
  let comma: number | undefined;
  for (let at = 0; at < text.length; ) {
    const character = text[at] ?? '';
    const end = /\s/.test(character) ? at + 1 : commentEnd(text, at);
    if (end !== undefined) {
      if (character === '/') parts.push({ start: at, end });
      at = end;
      continue;
    }
    if (comma !== undefined && (character === '}' || character === ']')) parts.push({ start: comma, end: comma + 1 });
    comma = character === ',' ? at : undefined;
    at = character === '"' ? stringEnd(text, at) : at + 1;
  }
  return parts.sort((left, right) => left.start - right.start);
}

/** Undefined where no comment begins; one that is not closed goes on to the end. */
function commentEnd(text: string, at: number): number | undefined {
  const closing = text.startsWith('//', at) ? '\n' : text.startsWith('/*', at) ? '*/' : undefined;
  if (closing === undefined) return undefined;
  const end = text.indexOf(closing, at + 2);
  return end < 0 ? text.length : end + closing.length;
}

function stringEnd(text: string, at: number): number {
  let end = at + 1;
  while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
  return end + 1;
}

function blanked(text: string, parts: readonly Part[]): string {
  const pieces: string[] = [];
  let position = 0;
  for (const { start, end } of parts) {
    pieces.push(text.slice(position, start), text.slice(start, end).replace(/[^\n\r]/g, ' '));
    position = end;
  }
  return pieces.join('') + text.slice(position);
}
